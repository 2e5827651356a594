package model

import (
	"slices"
	"sync"

	"casemaker/internal/figure"
)

// cited remembers the sources of figures. Tables and charts ask for those of the same workings again and again.
type cited struct {
	mu sync.Mutex
	of map[*figure.Figure][]string
}

// Sources lists the sources that figures stand on, each once, in the order in which their workings come to them.
func (c *Case) Sources(figures ...*figure.Figure) []string {
	c.cited.mu.Lock()
	defer c.cited.mu.Unlock()
	var all []string
	seen := map[*string]int{} // how much of a list, by its first place: many figures share one
	for _, f := range figures {
		of := c.cited.read(f)
		if len(of) > 0 && seen[&of[0]] < len(of) {
			seen[&of[0]] = len(of)
			all = joined(all, of)
		}
	}
	return slices.Clip(all)
}

func (s *cited) read(f *figure.Figure) []string {
	if len(f.Arguments) == 0 {
		return own(nil, f)
	}
	if known, ok := s.of[f]; ok {
		return known
	}
	if s.of == nil {
		s.of = make(map[*figure.Figure][]string, 1024)
	}
	all := s.read(f.Arguments[0])
	for _, a := range f.Arguments[1:] {
		all = joined(all, s.read(a))
	}
	all = own(all, f)
	s.of[f] = all
	return all
}

// own adds the source that a figure itself names.
func own(list []string, f *figure.Figure) []string {
	if f.ID == "" || f.Source == "" {
		return list
	}
	return joined(list, []string{f.Source})
}

// joined is a list with what it does not have of another. It shares its room with the list where that has all of it; no one adds
// to it in place.
func joined(list, more []string) []string {
	made := list
	if len(list) > 0 && len(more) > 0 && &list[0] == &more[0] && len(more) <= len(list) {
		return list // the same list
	}
	for _, id := range more {
		if slices.Contains(made, id) {
			continue
		}
		if len(made) == len(list) {
			made = append(make([]string, 0, len(list)+len(more)), list...)
		}
		made = append(made, id)
	}
	return made
}
