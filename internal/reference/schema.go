package reference

import (
	"slices"
	"strings"

	"casemaker/internal/load"
)

// object is a JSON object.
type object = map[string]any

// Schema is the JSON Schema of one data file, as editors with a TOML extension read it.
func Schema(keys []load.Key, file string) object {
	root := tableSchema()
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["title"] = file
	for _, k := range keys {
		if k.File != file {
			continue
		}
		at := root
		if k.Table != "" {
			for _, part := range strings.Split(k.Table, ".") {
				at = below(at, part)
			}
		}
		if k.Type == load.TypeTable {
			below(at, k.Name)
			continue
		}
		put(at, k)
	}
	if strings.HasPrefix(file, "data/") {
		loosen(root)
		root["properties"].(object)["replace"] = object{"type": "boolean", "description": "The file stands alone, and nothing of the built-in one of its name counts."}
	}
	return root
}

// loosen lets tables of which no key is known beforehand hold any.
func loosen(at object) {
	properties, _ := at["properties"].(object)
	for _, below := range properties {
		loosen(below.(object))
	}
	further, named := at["additionalProperties"].(object)
	if named {
		loosen(further)
	}
	if at["type"] == "object" && len(properties) == 0 && !named {
		at["additionalProperties"] = true
	}
}

func tableSchema() object {
	return object{"type": "object", "properties": object{}, "additionalProperties": false}
}

// open reports whether a part of a key's path is a name that the file gives.
func open(part string) bool {
	return slices.Contains([]string{"NAME", "AREA", "NATION", "LANGUAGE", "YEAR"}, part)
}

// below is the schema of a table of a table.
func below(at object, part string) object {
	if open(part) {
		if made, ok := at["additionalProperties"].(object); ok {
			return made
		}
		made := tableSchema()
		at["additionalProperties"] = made
		return made
	}
	properties := at["properties"].(object)
	if made, ok := properties[part].(object); ok && made["properties"] != nil {
		return made
	}
	made := tableSchema()
	properties[part] = made
	return made
}

// put adds a key to the schema of its table. What must be there is not demanded: a file may be laid over a built-in one.
func put(at object, k load.Key) {
	s := valueSchema(k)
	if open(k.Name) {
		at["additionalProperties"] = s
		return
	}
	at["properties"].(object)[k.Name] = s
}

func valueSchema(k load.Key) object {
	s := object{}
	if k.Means != "" {
		s["description"] = k.Means
	}
	switch k.Type {
	case load.TypeNumber:
		s["type"] = "number"
		if k.Ranged && k.Most < 1e15 {
			s["minimum"], s["maximum"] = k.Least, k.Most
		}
	case load.TypeFlag:
		s["type"] = "boolean"
	case load.TypeTexts:
		items := object{"type": "string"}
		if len(k.Choices) > 0 {
			items["enum"] = k.Choices
		}
		s["type"], s["items"] = "array", items
	case load.TypeDate:
		// A date of TOML is a string to those who check with JSON Schema; in quotes it is one anyway.
		s["type"] = "string"
		s["pattern"] = `^[0-9]{4}-[0-9]{2}-[0-9]{2}`
	default:
		s["type"] = "string"
		if len(k.Choices) > 0 {
			s["enum"] = k.Choices
		}
	}
	return s
}

// Schemas are the schemas of all files, each under the pattern of its file.
func Schemas(keys []load.Key) object {
	all := object{}
	for _, file := range Files(keys) {
		all[file] = Schema(keys, file)
	}
	return object{"$schema": "http://json-schema.org/draft-07/schema#", "title": "casemaker", "$defs": all}
}
