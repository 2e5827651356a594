package lint

import (
	"cmp"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// A lack is a value of an ask that an area does not have.
type lack struct {
	file      string
	line      int
	id, value string
}

// asks checks that the values of every ask exist in the area that asks it, and suit their styles.
func (k *Checker) asks(c *model.Case) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, a := range c.Asks {
		for _, id := range a.Missing {
			l := lack{a.Ask.File, a.Ask.Line, a.Ask.ID, id}
			k.unasked[l] = append(k.unasked[l], cmp.Or(c.Area.Slug, "0")+"\x00"+c.Area.Name)
		}
		for _, p := range slices.Concat(a.Do, a.Money) {
			if p.Figure != nil {
				k.askStyle(a.Ask, p)
			}
		}
	}
}

// askStyle checks that a figure of an ask suits its style.
func (k *Checker) askStyle(a project.Ask, p model.Part) {
	at := place.Position{File: a.File, Line: a.Line, Column: 1}
	if p.Style != figure.Exact && !slices.Contains(figure.Styles, p.Style) {
		k.problems.Errorf(at, place.Meant(string(p.Style), styleNames()), "unknown style %q in the ask %q", p.Style, a.ID)
	} else if ok, instead := p.Style.Suits(p.Figure.Unit); !ok {
		k.problems.Errorf(at, "write "+instead, "the style %q does not suit %q, which is in %s", p.Style, p.Figure.ID, p.Figure.Unit)
	}
}

// finishAsks reports what asks lack, each once however many areas lack it, and conditions that name nothing.
func (k *Checker) finishAsks() {
	for l, areas := range k.unasked {
		at := place.Position{File: l.file, Line: l.line, Column: 1}
		if !k.declared.Known(l.value) {
			k.problems.Errorf(at, place.Meant(l.value, k.declared.IDs()), "unknown value %q in the ask %q", l.value, l.id)
			continue
		}
		slices.Sort(areas)
		for i, area := range areas {
			_, areas[i], _ = strings.Cut(area, "\x00")
		}
		k.problems.Errorf(at, `say when it is asked: when = { has = ["`+l.value+`"] }`, "the ask %q shows %q, which is missing in %s", l.id, l.value, some(areas))
	}
	clear(k.unasked)
}

// askConditions reports values and traits that the conditions of asks name and that no area can have.
func (k *Checker) askConditions() {
	p := k.library.Project
	check := func(a project.Ask) {
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
	for _, a := range p.Asks.All() {
		check(a)
	}
	for _, area := range p.Areas {
		for id, a := range area.Asks.All() {
			if general, ok := p.Asks.Get(id); !ok || general.Line != a.Line {
				check(a)
			}
		}
	}
}
