package compose

import (
	"slices"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/place"
)

// asks checks that the values of every ask exist in every area that asks it, and that no area asks for nothing.
func (k *checker) asks(cases []*model.Case) {
	type lack struct{ file, id, value string }
	lacking, lines := map[lack][]string{}, map[lack]int{}
	var order []lack
	for _, c := range cases {
		for _, a := range c.Asks {
			for _, id := range a.Missing {
				l := lack{a.Ask.File, a.Ask.ID, id}
				if lacking[l] == nil {
					order, lines[l] = append(order, l), a.Ask.Line
				}
				lacking[l] = append(lacking[l], c.Area.Name)
			}
			for _, p := range slices.Concat(a.Do, a.Money) {
				if p.Figure == nil || p.Style == figure.Exact {
					continue
				}
				at := place.Position{File: a.Ask.File, Line: a.Ask.Line, Column: 1}
				if !slices.Contains(figure.Styles, p.Style) {
					k.problems.Errorf(at, place.Meant(string(p.Style), styleNames()), "unknown style %q in the ask %q", p.Style, a.Ask.ID)
				} else if ok, instead := p.Style.Suits(p.Figure.Unit); !ok {
					k.problems.Errorf(at, "write "+instead, "the style %q does not suit %q, which is in %s", p.Style, p.Figure.ID, p.Figure.Unit)
				}
			}
		}
	}
	for _, l := range order {
		at := place.Position{File: l.file, Line: lines[l], Column: 1}
		if !k.known[l.value] {
			k.problems.Errorf(at, place.Meant(l.value, k.knownIDs()), "unknown value %q in the ask %q", l.value, l.id)
			continue
		}
		k.problems.Errorf(at, `say when it is asked: when = { has = ["`+l.value+`"] }`, "the ask %q shows %q, which is missing in %s", l.id, l.value, some(lacking[l]))
	}
}
