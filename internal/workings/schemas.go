package workings

import (
	"embed"
	"path"
	"strings"
)

//go:embed schema
var schemas embed.FS

// Schemas are the JSON Schemas of what is published as JSON, by what they are of: "figures", "workings", "sources".
func Schemas() map[string][]byte {
	all := map[string][]byte{}
	entries, err := schemas.ReadDir("schema")
	if err != nil {
		panic("workings: the schemas that are built in cannot be read: " + err.Error())
	}
	for _, e := range entries {
		data, err := schemas.ReadFile(path.Join("schema", e.Name()))
		if err != nil {
			panic("workings: the schema " + e.Name() + " that is built in cannot be read: " + err.Error())
		}
		all[strings.TrimSuffix(e.Name(), ".json")] = data
	}
	return all
}
