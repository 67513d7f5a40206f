namespace Bargate.Directory.Contract;

/// <summary>How fresh an entry is: the stages of the clock that starts each time somebody says that it is right.</summary>
public enum EntryState
{
    /// <summary>Checked lately.</summary>
    Current,

    /// <summary>Its provider is asked to check it.</summary>
    Due,

    /// <summary>Shown with a banner, and lower in the results.</summary>
    NotChecked,

    /// <summary>Not found by a search any more; officers have a task.</summary>
    Hidden,

    /// <summary>Out of the directory, and kept.</summary>
    Archived,
}
