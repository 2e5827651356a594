package site

import (
	"fmt"

	"casemaker/internal/model"
	"casemaker/internal/place"
)

// try runs the templates on every kind of page, for areas of every kind, and reports all that is wrong with them. Nothing
// is written.
func (s *Site) try(problems *place.List) {
	made := *s
	made.theme = s.theme.Try(problems)
	w := &writer{site: &made, options: Options{Only: []string{"html"}}, add: func(string, []byte) error { return nil }}
	report := func(err error) {
		if err != nil {
			problems.Add(place.Problem{Position: place.Position{File: "templates"}, Message: err.Error(), Remedy: "compare with the built-in templates"})
		}
	}
	report(guarded(func(int) error { return w.shared() }, 0))
	for _, c := range examples(s.Cases) {
		report(guarded(func(int) error { return w.area(c) }, 0))
	}
}

// examples picks an area of every kind that pages differ for.
func examples(cases []*model.Case) []*model.Case {
	var picked []*model.Case
	seen := map[string]bool{}
	for _, c := range cases {
		kind := fmt.Sprint(c.Area.Nation, c.Area.Kind, c.Area.MadeUp, c.Plan == nil, c.Is(model.TraitTooSmall), c.Is(model.TraitServed))
		if !seen[kind] {
			seen[kind] = true
			picked = append(picked, c)
		}
	}
	return picked
}
