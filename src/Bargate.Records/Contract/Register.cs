namespace Bargate.Records.Contract;

/// <summary>The four registers, one engine. The word in lower case stands in addresses, settings and scopes: `customers`.</summary>
public enum Register { Customers, Properties, Staff, Debts }
