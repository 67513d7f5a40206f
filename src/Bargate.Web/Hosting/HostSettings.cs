using System.Security.Cryptography;
using Bargate.Kernel.Sealing;
using Microsoft.Extensions.Configuration;

namespace Bargate.Web.Hosting;

/// <summary>What the machine decides, read and checked once at start: where things are kept, and the master key.</summary>
sealed record HostSettings
{
    /// <summary>The council's folder of services and words.</summary>
    public required string CouncilFolder { get; init; }

    /// <summary>SQLite's file or PostgreSQL's address.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Where sealed files are kept.</summary>
    public required string FilesPath { get; init; }

    public required MasterKey MasterKey { get; init; }

    public required bool IsDevelopment { get; init; }

    /// <summary>Practice data is loaded into an empty database. Never in Production.</summary>
    public required bool Practice { get; init; }

    /// <param name="opensNothing">For a command that neither reads nor writes what is sealed: it needs no master key.</param>
    /// <exception cref="SetUpFault">Something is missing; the message says what to set.</exception>
    public static HostSettings Read(IConfiguration configuration, IHostEnvironment environment, bool empty, bool opensNothing)
    {
        CheckLogLevels(configuration.GetSection("Logging"));
        var data = Folder("Data", configuration["Data"] is { Length: > 0 } path ? path : Path.Combine(Root(environment), "data"));
        var development = environment.IsDevelopment();
        return new()
        {
            CouncilFolder = FindCouncil(configuration, environment),
            ConnectionString = configuration.GetConnectionString("Bargate") is { Length: > 0 } written ? written : $"Data Source={Path.Combine(data, "bargate.db")}",
            FilesPath = configuration["Files:Path"] is { Length: > 0 } files ? Folder("Files:Path", files) : Path.Combine(data, "files"),
            MasterKey = opensNothing ? new MasterKey(RandomNumberGenerator.GetBytes(32)) : Key(configuration, data, development),
            IsDevelopment = development,
            Practice = development && !empty,
        };
    }

    static string Folder(string setting, string written)
    {
        try
        {
            var folder = Path.GetFullPath(written);
            System.IO.Directory.CreateDirectory(folder);
            return folder;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SetUpFault($"{setting} is '{written}', and that folder cannot be made: {failed.Message.TrimEnd('.')}. Name a folder that this user may write to.");
        }
    }

    static void CheckLogLevels(IConfiguration logging)
    {
        foreach (var (key, value) in logging.AsEnumerable())
            if (key.Contains("LogLevel:", StringComparison.OrdinalIgnoreCase) && value is { Length: > 0 } && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _))
                throw new SetUpFault($"{key} is '{value}'. Write one of: {string.Join(", ", Enum.GetNames<LogLevel>())}.");
    }

    /// <summary>A new master key, as it is written in the environment.</summary>
    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    static MasterKey Key(IConfiguration configuration, string data, bool development)
    {
        var written = configuration["MasterKey"];
        if (string.IsNullOrEmpty(written) && configuration["MasterKeyFile"] is { Length: > 0 } file)
            written = ReadKey(file);
        if (string.IsNullOrEmpty(written))
        {
            if (!development) throw new SetUpFault("There is no master key. Set MasterKey or MasterKeyFile (make one with: bargate new-key) and keep a copy away from this machine: without it nothing personal can be read again.");
            var practice = Path.Combine(data, "practice.key");
            if (!File.Exists(practice)) File.WriteAllText(practice, NewKey());
            written = File.ReadAllText(practice).Trim();
        }
        var secret = new byte[32];
        if (!Convert.TryFromBase64String(written, secret, out var length) || length != 32) throw new SetUpFault("The master key is not 32 bytes in base64. Make one with: bargate new-key");
        return new MasterKey(secret);
    }

    static string ReadKey(string file)
    {
        if (!File.Exists(file)) throw new SetUpFault($"The master key file {file} does not exist. Make one with: bargate new-key > {file}");
        try { return File.ReadAllText(file).Trim(); }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException) { throw new SetUpFault($"The master key file {file} cannot be read by this user: {failed.Message}"); }
    }

    /// <summary>The folder that the setting `Council` names.</summary>
    public static string FindCouncil(IConfiguration configuration, IHostEnvironment environment)
    {
        var written = configuration["Council"] is { Length: > 0 } named ? named : "southampton";
        if (Path.IsPathRooted(written) && System.IO.Directory.Exists(written)) return written;
        var folder = Path.Combine(Root(environment), "councils", written);
        return System.IO.Directory.Exists(folder) ? folder : throw new SetUpFault($"There is no council folder {folder}. Set Council to the name of a folder in councils/, or to its full path.");
    }

    // The repository when run from source; the folder of the executable when published.
    static string Root(IHostEnvironment environment)
    {
        for (var folder = new DirectoryInfo(environment.ContentRootPath); folder is not null; folder = folder.Parent)
            if (System.IO.Directory.Exists(Path.Combine(folder.FullName, "councils"))) return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
