package project

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Former is what an area was called before, with the code and the address that it had then.
type Former struct {
	ID    string // the name of its folder in addresses
	Name  string
	Code  string
	Until time.Time // last day

}

// Ended reports whether an area's last day is before a date.
func (a *Area) Ended(on time.Time) bool { return !a.ValidTo.IsZero() && a.ValidTo.Before(on) }

// Begun reports whether an area is there on a date, or has been.
func (a *Area) Begun(on time.Time) bool { return !a.ValidFrom.After(on) }

// TookPlace is the day on which other areas took the place of one that has ended.
func (a *Area) TookPlace() time.Time { return a.ValidTo.AddDate(0, 0, 1) }

// AtOnce reports whether an area began on the day on which another had ended, rather than taking in some of it later.
func (a *Area) AtOnce(before *Area) bool { return a.ValidFrom.Equal(before.TookPlace()) }

// AddsUp reports whether an area is all of those that it took the place of and nothing else, so that counts of theirs add up
// to its own: it began the day after they ended, and no other area has a part of any of them.
func (a *Area) AddsUp() bool {
	return len(a.Predecessors) > 0 && !slices.ContainsFunc(a.Predecessors, func(before *Area) bool {
		return len(before.ReplacedBy) != 1 || !a.AtOnce(before)
	})
}

// FormerArea finds an area that has ended by its slug; nil where there is none.
func (p *Project) FormerArea(slug string) *Area {
	if i := slices.IndexFunc(p.Former, func(a *Area) bool { return a.Slug == slug }); i >= 0 {
		return p.Former[i]
	}
	return nil
}

// Successors are the areas that are there in the place of one that has ended, in order: those that took its place or, where
// they have ended as well, those that took theirs.
func (p *Project) Successors(a *Area) []*Area {
	var all []*Area
	seen := map[string]bool{}
	var follow func(slugs []string)
	follow = func(slugs []string) {
		for _, slug := range slugs {
			if seen[slug] {
				continue
			}
			seen[slug] = true
			if before := p.FormerArea(slug); before != nil {
				follow(before.ReplacedBy)
			} else if now := p.AreaBySlug[slug]; now != nil {
				all = append(all, now)
			}
		}
	}
	follow(a.ReplacedBy)
	return all
}

// Became says of an area that has ended when it did, and what to name in its place.
func (p *Project) Became(a *Area) string {
	said := "it ended on " + a.ValidTo.Format("2 January 2006")
	var names []string
	for _, now := range p.Successors(a) {
		names = append(names, strconv.Quote(now.Slug))
	}
	if len(names) == 0 {
		return said
	}
	return said + "; write " + strings.Join(names, " or ")
}

// Called gives an area the name and code that it had on a date.
func (a *Area) Called(on time.Time) {
	var then *Former
	for _, f := range a.Formerly.All() {
		if !f.Until.Before(on) && (then == nil || f.Until.Before(then.Until)) {
			then = &f
		}
	}
	if then == nil {
		return
	}
	a.Name, a.InText, a.Names = then.Name, "", nil
	if then.Code != "" {
		a.Code = then.Code
	}
}
