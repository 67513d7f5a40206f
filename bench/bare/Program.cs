// The least that a page of ASP.NET Core's Razor Pages costs: one page in one layout, nothing else.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages();
var app = builder.Build();
app.MapRazorPages();
app.Run();
