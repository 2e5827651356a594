// Package starter writes the files that a new project begins with: settings, areas, pages, and a workflow for the host that
// publishes it. Every file is commented, filled from what is known, and builds as it is.
//
//	files, err := starter.Project(starter.Options{Areas: areas, Host: "github", Date: today}, keys)
//
// A file is text; who writes it to a disk, and where, is the caller's business.
package starter

import (
	"bytes"
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template"
	"time"

	"casemaker/internal/load"
)

//go:embed files
var templates embed.FS

// Hosts are the hosts for which there is a workflow, with the file that it stands in.
var Hosts = map[string]string{
	"github":     ".github/workflows/publish.yml",
	"gitlab":     ".gitlab-ci.yml",
	"netlify":    "netlify.toml",
	"cloudflare": "build.sh",
	"rsync":      "publish.sh",
}

// HostNames lists the hosts.
func HostNames() []string { return slices.Sorted(maps.Keys(Hosts)) }

// An Area is a place that a project begins with. Known is the built-in file's values; nil for a place that is not known.
type Area struct {
	Slug, Name string
	Nation     string
	Members    []string // of a pooled area
	Known      map[string]any
}

// Options say what a new project is to have.
type Options struct {
	Areas   []Area
	Host    string // one of the hosts; empty for none
	Version string // of the program, for workflows that install it
	Date    time.Time
}

// Project makes the files of a new project by their names.
func Project(o Options, keys []load.Key) (map[string]string, error) {
	files := map[string]string{}
	for name, from := range map[string]string{
		"data/project.toml": "files/project.toml", "README.md": "files/readme.md", ".gitignore": "files/gitignore", "content/site/us.md": "files/us.md",
	} {
		text, err := filled(from, o)
		if err != nil {
			return nil, err
		}
		files[name] = text
	}
	for _, a := range o.Areas {
		files["data/areas/"+a.Slug+".toml"] = AreaFile(a, keys)
	}
	if o.Host != "" {
		text, err := filled("files/"+o.Host, o)
		if err != nil {
			return nil, err
		}
		files[Hosts[o.Host]] = text
	}
	return files, nil
}

// Document makes a new document for every area.
func Document(title string, date time.Time) (string, error) {
	return page("files/document.md", title, date)
}

// Page makes a new toolkit page.
func Page(title string, date time.Time) (string, error) { return page("files/page.md", title, date) }

func page(from, title string, date time.Time) (string, error) {
	return filled(from, map[string]any{"Title": title, "Date": date})
}

// filled fills one of the templates.
func filled(name string, with any) (string, error) {
	text, err := templates.ReadFile(name)
	if err != nil {
		return "", fmt.Errorf("reading the template %s: %w", name, err)
	}
	t, err := template.New(name).Delims("<<", ">>").Funcs(template.FuncMap{
		"day":   func(t time.Time) string { return t.Format(time.DateOnly) },
		"later": func(t time.Time) string { return t.AddDate(0, 6, 0).Format(time.DateOnly) },
		"quote": func(text string) string { return fmt.Sprintf("%q", text) },
		"slugs": func(areas []Area) string {
			var all []string
			for _, a := range areas {
				all = append(all, fmt.Sprintf("%q", a.Slug))
			}
			return strings.Join(all, ", ")
		},
	}).Parse(string(text))
	if err != nil {
		return "", fmt.Errorf("reading the template %s: %w", name, err)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, with); err != nil {
		return "", fmt.Errorf("filling the template %s: %w", name, err)
	}
	return out.String(), nil
}
