using System.Text;
using System.Xml.Linq;
using Bargate.Kernel.Sealing;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Bargate.Kernel.Http;

/// <summary>Seals the framework's keys with the master key: the database alone opens no cookie.</summary>
sealed class MasterKeyXmlEncryptor(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealed", Convert.ToBase64String(master.SealSecret(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))), typeof(MasterKeyXmlDecryptor));
}

/// <summary>Opens what <see cref="MasterKeyXmlEncryptor"/> sealed. Public with this constructor because the framework makes it by name.</summary>
public sealed class MasterKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(((MasterKey)services.GetService(typeof(MasterKey))!).OpenSecret(Convert.FromBase64String(encryptedElement.Value))));
}
