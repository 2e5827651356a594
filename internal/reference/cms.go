package reference

import (
	"path"
	"slices"
	"strings"

	"casemaker/internal/load"
)

// CMS is a configuration for Sveltia CMS or Decap CMS, which edit a git repository in a browser. It has the same fields, choices
// and hints as the reference. What such an editor cannot hold, records under names of one's own, is left to a text editor; it
// stays in the file.
func CMS(keys []load.Key, figures []string) object {
	return object{
		"backend":       object{"name": "github", "repo": "OWNER/REPOSITORY", "branch": "main"},
		"media_folder":  "images",
		"public_folder": "images",
		"collections": []object{
			{
				"name": "settings", "label": "Settings", "files": []object{{
					"name": "project", "label": "Who publishes, and when", "file": "data/project.toml", "format": "toml", "fields": fields(keys, "data/project.toml", "", figures),
				}},
			},
			{
				"name": "areas", "label": "Areas", "label_singular": "Area", "folder": "data/areas", "extension": "toml", "format": "toml", "create": true,
				"slug": "{{slug}}", "identifier_field": "name", "fields": fields(keys, "data/areas/NAME.toml", "", figures),
			},
			pages(keys, "documents", "Documents", "content/documents"),
			pages(keys, "toolkit", "Toolkit", "content/toolkit"),
			pages(keys, "site", "About the site", "content/site"),
		},
	}
}

// pages is a collection of Markdown files with front matter.
func pages(keys []load.Key, name, label, folder string) object {
	all := fields(keys, path.Join(folder, "NAME.md"), "", nil)
	return object{
		"name": name, "label": label, "folder": folder, "extension": "md", "format": "toml-frontmatter", "create": true, "slug": "{{slug}}",
		"fields": append(all, object{"name": "body", "label": "Text", "widget": "markdown", "modes": []string{"raw"}}),
	}
}

// fields are the fields of a file or of a table in it.
func fields(keys []load.Key, file, table string, figures []string) []object {
	var all []object
	for _, k := range keys {
		if k.File != file || k.Table != table || open(k.Name) {
			continue
		}
		if k.Type != load.TypeTable {
			all = append(all, field(k))
			continue
		}
		if f := tableField(keys, k, figures); f != nil {
			all = append(all, f)
		}
	}
	return all
}

// tableField is a table as a group of fields. Of records under names of one's own only figures can be listed beforehand.
func tableField(keys []load.Key, k load.Key, figures []string) object {
	group := object{"name": k.Name, "label": label(k.Name), "widget": "object", "collapsed": true, "required": false}
	if k.Path() == "figure" && len(figures) > 0 {
		var records []object
		for _, id := range figures {
			records = append(records, object{
				"name": id, "label": label(id), "widget": "object", "collapsed": true, "required": false, "fields": fields(keys, k.File, "figure.NAME", nil),
			})
		}
		group["fields"] = records
		return group
	}
	inside := fields(keys, k.File, k.Path(), nil)
	if len(inside) == 0 {
		return nil
	}
	group["fields"] = inside
	return group
}

// field is one key as a field.
func field(k load.Key) object {
	f := object{"name": k.Name, "label": label(k.Name), "required": k.Required}
	if k.Means != "" {
		f["hint"] = k.Means
	}
	switch k.Type {
	case load.TypeNumber:
		f["widget"], f["value_type"] = "number", "float"
		if k.Ranged && k.Most < 1e15 && k.Least > -1e15 {
			f["min"], f["max"] = k.Least, k.Most
		}
	case load.TypeFlag:
		f["widget"] = "boolean"
	case load.TypeDate:
		f["widget"], f["format"], f["date_format"], f["time_format"] = "datetime", "YYYY-MM-DD", "YYYY-MM-DD", false
	case load.TypeTexts:
		f["widget"] = "list"
		if len(k.Choices) > 0 {
			f["widget"], f["options"], f["multiple"] = "select", k.Choices, true
		}
	default:
		f["widget"] = "string"
		if len(k.Choices) > 0 {
			f["widget"], f["options"] = "select", k.Choices
		} else if slices.Contains([]string{"note", "summary", "mitigation", "text", "what"}, k.Name) {
			f["widget"] = "text"
		}
	}
	return f
}

// label is a key's name as words.
func label(name string) string {
	words := strings.ReplaceAll(name, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}
