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
	for _, f := range figures {
		all = joined(all, c.cited.read(f))
	}
	return all
}

func (s *cited) read(f *figure.Figure) []string {
	if known, ok := s.of[f]; ok {
		return known
	}
	var all []string
	for i, a := range f.Arguments {
		if of := s.read(a); i == 0 {
			all = of // which nothing changes: its room ends with it
		} else {
			all = joined(all, of)
		}
	}
	if f.ID != "" && f.Source != "" {
		all = joined(all, []string{f.Source})
	}
	if s.of == nil {
		s.of = make(map[*figure.Figure][]string, 2048)
	}
	s.of[f] = slices.Clip(all)
	return s.of[f]
}

// joined adds to a list what it does not have.
func joined(list, more []string) []string {
	for _, id := range more {
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}
