package lint

import (
	"cmp"
	"slices"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// An unasked value is one that an ask shows and areas lack.
type unasked struct {
	file      string
	line      int
	id, value string
}

// asks checks that the values of every ask exist in an area that asks it, and suit their styles; whole says that they exist.
func (k *Checker) asks(c *model.Case) (whole bool) {
	whole = true
	for _, a := range c.Asks() {
		at := place.Position{File: a.Ask.File, Line: a.Ask.Line, Column: 1}
		k.mu.Lock()
		for _, id := range a.Missing {
			whole = false
			l := unasked{a.Ask.File, a.Ask.Line, a.Ask.ID, id}
			k.unasked[l] = append(k.unasked[l], cmp.Or(c.Area.Slug, "0")+"\x00"+c.Area.Name)
		}
		for _, p := range slices.Concat(a.Do, a.Money) {
			key := unasked{a.Ask.File, a.Ask.Line, a.Ask.ID, string(p.Style)}
			if p.Figure == nil || p.Style == figure.Exact || k.styledAsks[key] {
				continue
			}
			k.styledAsks[key] = true
			if !slices.Contains(figure.Styles, p.Style) {
				k.problems.Errorf(at, place.Meant(string(p.Style), styleNames()), "unknown style %q in the ask %q", p.Style, a.Ask.ID)
			} else if ok, instead := p.Style.Suits(p.Figure.Unit); !ok {
				k.problems.Errorf(at, "write "+instead, "the style %q does not suit %q, which is in %s", p.Style, p.Figure.ID, p.Figure.Unit)
			}
		}
		k.mu.Unlock()
	}
	return whole
}

// finishAsks reports the values of asks that are not known, or that areas lack, each once.
func (k *Checker) finishAsks() {
	for l, areas := range k.unasked {
		at := place.Position{File: l.file, Line: l.line, Column: 1}
		if !k.declared.Known(l.value) {
			k.problems.Errorf(at, place.Meant(l.value, k.declared.IDs()), "unknown value %q in the ask %q", l.value, l.id)
			continue
		}
		k.problems.Errorf(at, `say when it is asked: when = { has = ["`+l.value+`"] }`, "the ask %q shows %q, which is missing in %s", l.id, l.value, some(named(areas)))
	}
	clear(k.unasked)
}

// askConditions reports values and traits that the conditions of asks name and that no area can have.
func (k *Checker) askConditions() {
	p := k.library.Project
	for _, a := range p.Asks.All() {
		k.askCondition(a)
	}
	for _, area := range p.Areas {
		for _, a := range area.Asks.All() {
			if len(a.When.Nations)+len(a.When.Is)+len(a.When.Not)+len(a.When.Has)+len(a.When.Lacks) > 0 {
				k.askCondition(a)
			}
		}
	}
}

func (k *Checker) askCondition(a project.Ask) {
	at := place.Position{File: a.File, Line: a.Line, Column: 1}
	for _, id := range slices.Concat(a.When.Has, a.When.Lacks) {
		if !k.declared.Known(id) {
			k.problems.Errorf(at, place.Meant(id, k.declared.IDs()), "unknown value %q in the ask %q", id, a.ID)
		}
	}
	for _, trait := range slices.Concat(a.When.Is, a.When.Not) {
		if !slices.Contains(model.Traits, trait) {
			k.problems.Errorf(at, place.Meant(trait, model.Traits), "unknown trait %q in the ask %q", trait, a.ID)
		}
	}
}
