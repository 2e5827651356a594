package model

import (
	"fmt"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// Declared is every id that documents can name, as the table of ids and the project's data say: its figures, pay tables,
// teams, options, routes and funders. No area is looked at, so whether an id is known never depends on which areas there
// are.
//
// What areas bring with them stays a pattern: {year} of a series, {area} of a member, {own} of what a user has named in an
// area's file.
func Declared(p *project.Project) Declarations {
	d := Declarations{byID: map[string]int{}}
	for id, entry := range p.Catalogue.All() {
		d.add(Declaration{ID: id, Label: entry.Label, Unit: entry.Unit, When: WithFigure})
	}
	for id, f := range p.Parameters.All() {
		d.add(Declaration{ID: id, Label: f.Label, Unit: f.Unit, When: Always})
	}
	for _, row := range table {
		d.expand(p, row.id, row, nil)
		if row.own {
			d.add(Declaration{ID: ownPrefix + row.id, Label: describe(p.Language(""), row.id, nil), Unit: row.unit, When: IfStated})
		}
	}
	d.given(p)
	for year := range Horizon {
		d.add(Declaration{ID: fmt.Sprintf("year.%d.name", year), Label: p.Language("").Label("year.{number}.name", "number", year), Text: true, When: WithBirths})
	}
	for _, t := range texts {
		d.add(Declaration{ID: t.id, Label: t.label, Text: true, When: t.when})
	}
	return d
}

// A Declaration says what an id stands for.
type Declaration struct {
	ID    string // where it holds braces, any word may stand in their place
	Label string
	Unit  figure.Unit // empty for a text
	Text  bool        // words, not a number
	When  When
}

// Pattern reports whether a declaration stands for many ids.
func (d Declaration) Pattern() bool { return strings.Contains(d.ID, "{") }

// Declarations are the known ids, each once.
type Declarations struct {
	all      []Declaration
	byID     map[string]int
	patterns []int
}

// All lists the declarations in the order of the table.
func (d Declarations) All() []Declaration { return d.all }

// IDs lists the ids that a document may name and that are no patterns, to find the nearest to one that is not known.
func (d Declarations) IDs() []string {
	var ids []string
	for _, one := range d.all {
		if !one.Pattern() && one.When != InWorkings {
			ids = append(ids, one.ID)
		}
	}
	return ids
}

// Find returns the declaration of an id.
func (d Declarations) Find(id string) (Declaration, bool) {
	if i, ok := d.byID[id]; ok {
		return d.all[i], true
	}
	for _, i := range d.patterns {
		if matches(d.all[i].ID, id) {
			return d.all[i], true
		}
	}
	return Declaration{}, false
}

// Known reports whether a document may name an id.
func (d Declarations) Known(id string) bool {
	one, ok := d.Find(id)
	return ok && one.When != InWorkings
}

// matches reports whether an id follows a pattern: what stands for braces has no point in it, but that of a price.
func matches(pattern, id string) bool {
	before, rest, braces := strings.Cut(pattern, "{")
	if !braces {
		return pattern == id
	}
	id, ok := strings.CutPrefix(id, before)
	if !ok {
		return false
	}
	_, after, _ := strings.Cut(rest, "}")
	for end := 1; end <= len(id); end++ {
		if matches(after, id[end:]) {
			return true
		}
		if end < len(id) && id[end] == '.' {
			return false
		}
	}
	return false
}

func (d *Declarations) add(one Declaration) {
	if _, twice := d.byID[one.ID]; twice {
		return
	}
	d.byID[one.ID] = len(d.all)
	if one.Pattern() {
		d.patterns = append(d.patterns, len(d.all))
	}
	d.all = append(d.all, one)
}

// expand adds a row for each of the ids that the project's data can fill it with.
func (d *Declarations) expand(p *project.Project, id string, row declaration, filled []arg) {
	_, rest, braces := strings.Cut(id, "{")
	if !braces {
		d.add(Declaration{ID: id, Label: describe(p.Language(""), row.id, filled), Unit: row.unit, When: row.when})
		return
	}
	name, _, _ := strings.Cut(rest, "}")
	among, known := fillers(p, name, row, filled)
	if !known {
		// What is left in braces is an area's to say.
		d.add(Declaration{ID: id, Label: describe(p.Language(""), row.id, filled), Unit: row.unit, When: row.when})
		return
	}
	for _, a := range among {
		d.expand(p, strings.Replace(id, "{"+name+"}", a.id, 1), row, append(filled[:len(filled):len(filled)], a))
	}
}
