package load

import (
	"path"
	"slices"
	"strings"

	"casemaker/internal/place"
	"casemaker/internal/project"
)

// choose leaves in the project the areas that it publishes: those that data/project.toml names, by themselves, by nation or by
// health body; all of them where it names none. The others are known still, as members of pooled areas and to compare with.
func (l *loader) choose() {
	p := l.project
	if l.choice == nil {
		return
	}
	p.Areas = slices.DeleteFunc(slices.Clone(p.Everywhere), func(a *project.Area) bool { return !l.chosen(a) })
	if len(p.Areas) == 0 && !l.problems.Failed() {
		l.choice.errorf("areas", "name an area, nation or health body that has one", "no area is chosen")
	}
	l.onlyChosen()
}

// onlyChosen leaves out what concerns areas that are not published: what is wrong with one concerns no one; what stops the
// build stops it still.
func (l *loader) onlyChosen() {
	p := l.project
	l.problems.Drop(func(problem place.Problem) bool {
		slug, ok := AreaOf(problem.File)
		a := p.AreaBySlug[slug]
		return ok && problem.Warning && a != nil && !slices.Contains(p.Areas, a)
	})
	p.Own = slices.DeleteFunc(p.Own, func(o project.OwnWords) bool { return !p.Publishes(o.Area) })
}

// AreaOf is the area whose file, or folder of own words, a file is.
func AreaOf(file string) (slug string, ok bool) {
	if rest, found := strings.CutPrefix(file, "data/areas/"); found {
		return strings.TrimSuffix(rest, path.Ext(rest)), true
	}
	if rest, found := strings.CutPrefix(file, "content/areas/"); found {
		slug, _, _ = strings.Cut(rest, "/")
		return slug, true
	}
	return "", false
}

// chosen reports whether an area is one of those that are published.
func (l *loader) chosen(a *project.Area) bool {
	set := l.project.Settings
	if slices.Contains(set.Areas, a.Slug) {
		return true
	}
	if a.MadeUp {
		return false
	}
	return slices.Contains(set.OnlyNations, a.Nation) || slices.ContainsFunc(set.HealthBodies, func(body string) bool {
		return slices.ContainsFunc(a.HealthBodies(), func(name string) bool { return strings.EqualFold(name, body) })
	})
}

// choices takes which areas the project publishes.
func (l *loader) choices(s *section, set *project.Settings) {
	for _, key := range []string{"areas", "nations", "health_bodies"} {
		if _, given := s.values[key]; given {
			l.choice = s
		}
	}
	set.Areas, set.OnlyNations, set.HealthBodies = s.texts("areas"), s.texts("nations"), s.texts("health_bodies")
	l.later = append(l.later, func() {
		var slugs, bodies []string
		for _, a := range l.project.Areas {
			slugs = append(slugs, a.Slug)
			bodies = append(bodies, a.HealthBodies()...)
		}
		slices.Sort(bodies)
		slugs = append(slugs, l.unread...) // what is wrong with them has been said
		for _, slug := range set.Areas {
			if what, remedy, away := l.gone(slug); away {
				s.errorf("areas", remedy, "%s", what)
				slugs = append(slugs, slug)
			}
		}
		s.allKnown("areas", set.Areas, slugs, "area")
		s.allKnown("nations", set.OnlyNations, l.nationIDs(), "nation")
		s.allKnown("health_bodies", set.HealthBodies, slices.Compact(bodies), "health body")
	})
}

// allKnown reports entries of a list that are none of the known names.
func (s *section) allKnown(key string, given, names []string, what string) {
	for _, name := range given {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			s.errorf(key, place.Meant(name, names), "unknown %s %q", what, name)
		}
	}
}
