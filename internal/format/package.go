package format

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"casemaker/internal/address"
	"casemaker/internal/table"
	"casemaker/internal/workings"
)

// A dataPackage describes the tables of an area for other programs: datapackage.json, as the Data Package standard has it
// (https://datapackage.org). Its words are for people who look for data, in the language of the area.
type dataPackage struct {
	Schema    string     `json:"$schema"`
	Name      string     `json:"name"`
	Title     string     `json:"title"`
	Version   string     `json:"version,omitempty"`
	Created   string     `json:"created,omitempty"`
	Homepage  string     `json:"homepage,omitempty"`
	Licences  []licence  `json:"licenses,omitempty"`
	Resources []resource `json:"resources"`
}

type licence struct {
	Name  string `json:"name,omitempty"`
	Path  string `json:"path,omitempty"`
	Title string `json:"title"`
}

type resource struct {
	Name        string      `json:"name"`
	Type        string      `json:"type"`
	Path        string      `json:"path"`
	Title       string      `json:"title"`
	Description string      `json:"description,omitempty"`
	Format      string      `json:"format"`
	Media       string      `json:"mediatype"`
	Encoding    string      `json:"encoding"`
	Sources     []origin    `json:"sources,omitempty"`
	Schema      tableSchema `json:"schema"`
}

type origin struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
}

type tableSchema struct {
	Fields []field `json:"fields"`
}

// A field is a column of a file. Its unit is ours: the standard has no place for one, and lets others be added.
type field struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Unit string `json:"unit,omitempty"`
}

// openGovernment is the licence by which most of what casemaker publishes may be used.
var openGovernment = licence{Name: "OGL-UK-3.0", Path: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"}

// describe writes the package of an area.
func describe(a *Area) ([]byte, error) {
	c, settings := a.Case, a.Case.Project.Settings
	p := dataPackage{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: c.Area.Slug, Version: settings.Version,
		Title: c.Language.Say("csv.package", "area", c.Area.Name),
	}
	if !settings.Date.IsZero() {
		p.Created = settings.Date.Format(time.RFC3339)
	}
	if settings.BaseURL != "" {
		p.Homepage = settings.BaseURL + address.Area(c.Area.Slug)
	}
	if settings.Licence != "" {
		l := licence{Title: settings.Licence}
		if strings.Contains(settings.Licence, "Open Government Licence v3.0") {
			l = openGovernment
			l.Title = settings.Licence
		}
		p.Licences = []licence{l}
	}
	figures, h := workings.Table(c)
	figures.Caption = c.Language.Say("document.figures")
	p.Resources = append(p.Resources, described(a, figures, h, address.AreaFile(c.Area.Slug, "figures.csv")))
	for _, t := range Tables(a) {
		p.Resources = append(p.Resources, described(a, t, headings(a), address.Table(c.Area.Slug, t.ID)))
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(p); err != nil {
		return nil, fmt.Errorf("describing the tables of %s: %w", c.Area.Name, err)
	}
	return out.Bytes(), nil
}

// described is a table's file.
func described(a *Area, t *table.Table, h table.Headings, at string) resource {
	r := resource{
		Name: t.ID, Type: "table", Path: address.Way(packageAt(a), at), Title: t.Caption, Description: strings.Join(t.Notes, " "),
		Format: "csv", Media: "text/csv", Encoding: "utf-8",
	}
	for _, id := range t.Sources {
		if s, ok := a.Case.Project.Sources.Get(id); ok {
			r.Sources = append(r.Sources, origin{s.Publisher + ", " + s.Title, s.URL})
		}
	}
	for _, f := range t.Fields(h) {
		of := field{Name: f.Heading, Type: "string"}
		if f.Number {
			of.Type, of.Unit = "number", string(f.Unit)
		}
		r.Schema.Fields = append(r.Schema.Fields, of)
	}
	return r
}

// packageAt is the file that describes an area's tables.
func packageAt(a *Area) string { return address.AreaFile(a.Case.Area.Slug, packageName) }

// packageName is the name that the standard gives such a file.
const packageName = "datapackage.json"
