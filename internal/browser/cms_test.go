package browser

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"casemaker"
	"casemaker/internal/load"
	"casemaker/internal/reference"
)

// validate holds a file to a JSON Schema.
const validate = `
const [ajv, schema, file] = process.argv.slice(1), read = name => JSON.parse(require("fs").readFileSync(name));
const check = new (require(ajv).default)({strict: false, allErrors: true, validateFormats: false}).compile(read(schema));
if (!check(read(file))) { console.log(check.errors.slice(0, 20).map(e => e.instancePath + " " + e.message).join("\n")); process.exit(1); }
`

// The configuration for a browser editor is what that editor's own schema asks for, and the schema tells right from wrong.
func TestEditorConfiguration(t *testing.T) {
	t.Parallel()
	asked(t)
	node, err := exec.LookPath("node")
	if err != nil {
		lacks(t, "node is not installed here")
	}
	schema, ajv := npmPackage(t, "@sveltia/cms/schema/sveltia-cms.json"), npmPackage(t, "ajv")
	keys := load.Keys(casemaker.Defaults())
	config := reference.CMS(keys, []string{"births", "population"})
	wrong := reference.CMS(keys, nil)
	wrong["collections"] = "none"
	for name, c := range map[string]any{"config.json": config, "wrong.json": wrong} {
		text, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(node, "-e", validate, ajv, schema, file).CombinedOutput()
		if (err == nil) != (name == "config.json") {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}
