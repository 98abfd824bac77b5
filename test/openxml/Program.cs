// Microsoft's own opinion of the packages we write: the nearest thing to Excel's and Word's repair prompt without either.
// Usage: openxml [--inherited-from FILE]… FILE-OR-FOLDER…
// One JSON line per error, then one summary line; exit 1 when anything is wrong. A document filled in place keeps what
// its author wrote, faults included: an error that stands at the same place in an --inherited-from file is not ours.
using System.Text.Encodings.Web;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

var json = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
void Print(object line) => Console.WriteLine(JsonSerializer.Serialize(line, json));

bool IsOffice(string file) => !Path.GetFileName(file).StartsWith("~$") && Extension(file) is ".xlsx" or ".docx";
string Extension(string file) => Path.GetExtension(file).ToLowerInvariant();

OpenXmlPackage Open(string file) =>
    Extension(file) == ".docx" ? WordprocessingDocument.Open(file, false) : SpreadsheetDocument.Open(file, false);

List<(string Part, string Place, string Description)> Errors(string file)
{
    try
    {
        using var package = Open(file);
        return new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package)
            .Select(error => (error.Part?.Uri.ToString() ?? "", error.Path?.XPath ?? "", error.Description)).ToList();
    }
    catch (Exception failure)
    {
        return [("", "", $"{failure.GetType().Name}: {failure.Message}")];
    }
}

var named = args.Where((_, at) => at > 0 && args[at - 1] == "--inherited-from").ToArray();
var inherited = named.SelectMany(Errors).ToHashSet();

// A file that is named is validated whatever it is called; inside a folder only Office files are.
var files = args.Where((arg, at) => arg != "--inherited-from" && (at == 0 || args[at - 1] != "--inherited-from"))
    .SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsOffice) : [path])
    .Order(StringComparer.Ordinal).ToArray();

var ours = 0;
foreach (var file in files)
foreach (var (part, path, description) in Errors(file).Where(error => !inherited.Contains(error)))
{
    ours++;
    Print(new { file, part, path, description });
}

Print(new { files = files.Length, errors = ours });
return ours == 0 ? 0 : 1;
