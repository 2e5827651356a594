package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"casemaker/internal/place"
	"casemaker/internal/project"
)

// A dated area is one whose file says of which time it is, with that file.
type dated struct {
	file *section
	area *project.Area
}

// day is a date as messages print it.
func day(t time.Time) string { return t.Format("2 January 2006") }

// times takes of which time an area is, and what it was before.
func (l *loader) times(s *section, a *project.Area) {
	a.ValidFrom, a.ValidTo = s.date("valid_from"), s.date("valid_to")
	a.ReplacedBy = s.texts("replaced_by")
	a.ChangeFrom = s.sourceList("change_sources")
	for _, t := range s.tables("formerly") {
		f := project.Former{ID: t.id(), Name: t.required("name", "Avonshire"), Code: t.text("code"), Until: t.date("until")}
		if f.Until.IsZero() && t.values["until"] == nil {
			t.missing("until", "until = 2026-03-31, the last day of that name")
		}
		if f.Code != "" && !codeForm.MatchString(f.Code) {
			t.errorf("code", `write the nine characters of its GSS code: code = "E08000035"`, "%q is not an area code", f.Code)
		}
		if fault := nameFault(f.ID); fault != "" {
			l.problems.Errorf(t.here(), "write the name of the folder that it had: [formerly.bath-and-north-east-somerset]", "the name %q cannot be an address: it %s", f.ID, fault)
		}
		t.done()
		a.Formerly.Put(f.ID, f)
	}
	l.dated = append(l.dated, dated{s, a})
}

// formerBodies takes who decided and paid here before, and gives the area the bodies of the day that is asked for.
func (l *loader) formerBodies(s *section, a *project.Area) {
	var then *project.Area
	for _, t := range s.tables("former_bodies") {
		was := &project.Area{ValidTo: t.date("valid_to"), Bodies: maps.Clone(a.Bodies)}
		if was.ValidTo.IsZero() && t.values["valid_to"] == nil {
			t.missing("valid_to", "valid_to = 2026-03-31, the last day of these bodies")
		}
		for _, body := range project.OwnBodies { // what is said of today's boards is not said of others
			delete(was.Bodies, "body."+body)
		}
		l.namedBodies(t, was)
		was.BodySources = t.sourceList("sources")
		t.done()
		if !a.HealthSince.IsZero() && !was.ValidTo.Before(a.HealthSince) {
			t.errorf("valid_to", "write the day before health_since of [bodies], or an earlier one", "these bodies are there until %s, and those after them since %s", day(was.ValidTo), day(a.HealthSince))
		}
		if on := l.project.Settings.AsAt; !on.IsZero() && !was.Ended(on) && (then == nil || was.ValidTo.Before(then.ValidTo)) {
			then = was
		}
	}
	if then != nil {
		a.Bodies, a.BodySources, a.HealthSince = then.Bodies, then.BodySources, time.Time{}
	}
}

// inForce leaves in the project the areas that there are on the day that is asked for, and links those that have ended to what
// took their place.
func (l *loader) inForce() {
	bySlug := maps.Clone(l.project.AreaBySlug)
	for _, d := range l.dated {
		l.ends(d, bySlug)
	}
	l.addresses(bySlug)
	p, on := l.project, l.project.Settings.AsAt
	if on.IsZero() {
		return
	}
	l.away = map[string]*project.Area{}
	p.Areas = slices.DeleteFunc(p.Areas, func(a *project.Area) bool {
		if a.Begun(on) && !a.Ended(on) {
			return false
		}
		delete(p.AreaBySlug, a.Slug)
		l.away[a.Slug] = a
		if a.Ended(on) {
			p.Former = append(p.Former, a)
		}
		return true
	})
	for _, a := range p.Areas {
		a.Members = membersThen(a.Members, bySlug, on, nil)
	}
	for _, a := range slices.Concat(p.Areas, p.Former) {
		for _, before := range p.Former {
			if slices.Contains(before.ReplacedBy, a.Slug) && before != a {
				a.Predecessors = append(a.Predecessors, before)
			}
		}
		a.Called(on)
	}
}

// membersThen are the members of an area on a day. In the place of one that has ended stands what took its place; in the place of
// one that is yet to be, the area that it will take the place of. One that several will take the place of goes with the first of
// them, so that it counts once. From are the ended areas that led here.
func membersThen(members []string, bySlug map[string]*project.Area, on time.Time, from []string) []string {
	var then []string
	add := func(slug string) {
		if !slices.Contains(then, slug) {
			then = append(then, slug)
		}
	}
	for i, slug := range members {
		a := bySlug[slug]
		switch {
		case slices.Contains(from, slug): // a circle, which is reported
		case a != nil && a.Ended(on) && len(a.ReplacedBy) > 0:
			for _, next := range membersThen(a.ReplacedBy, bySlug, on, append(from[:len(from):len(from)], slug)) {
				add(next)
			}
		case a != nil && !a.Begun(on):
			before := beforeOf(slug, bySlug, on)
			for _, b := range before {
				if b.ReplacedBy[0] == slug {
					add(b.Slug)
				}
			}
			if len(before) == 0 {
				add(slug) // which is reported
			}
		case slices.Contains(members[:i], slug):
			then = append(then, slug) // which is reported as well
		default:
			add(slug)
		}
	}
	return then
}

// beforeOf are the areas that there are on a day, and whose place another will take, in order of slug.
func beforeOf(slug string, bySlug map[string]*project.Area, on time.Time) []*project.Area {
	var all []*project.Area
	for _, name := range slices.Sorted(maps.Keys(bySlug)) {
		if b := bySlug[name]; slices.Contains(b.ReplacedBy, slug) && b.Begun(on) && !b.Ended(on) {
			all = append(all, b)
		}
	}
	return all
}

// ends checks when an area begins and ends, and what takes its place.
func (l *loader) ends(d dated, bySlug map[string]*project.Area) {
	s, a := d.file, d.area
	if !a.ValidTo.IsZero() && a.ValidTo.Before(a.ValidFrom) {
		s.errorf("valid_to", "write a day after valid_from", "the area ends on %s, before it begins on %s", day(a.ValidTo), day(a.ValidFrom))
		return
	}
	if a.ValidTo.IsZero() {
		if len(a.ReplacedBy) > 0 && s.values["valid_to"] == nil {
			s.missing("valid_to", "valid_to = 2026-03-31, its last day, since others take its place")
		}
		return
	}
	if on := l.project.Settings.AsAt; len(a.ReplacedBy) == 0 && a.Ended(on) {
		s.warnf("valid_to", `name what took its place: replaced_by = ["…"]`, "the area ended on %s, and nothing says what became of it", day(a.ValidTo))
	}
	for i, slug := range a.ReplacedBy {
		next := bySlug[slug]
		switch {
		case slices.Contains(l.unread, slug):
		case slug == a.Slug:
			s.errorf("replaced_by", "name what took its place, or write [formerly.OLD-NAME] where only its name is new", "the area is named as taking its own place")
		case next == nil:
			s.errorf("replaced_by", place.Meant(slug, slices.Sorted(maps.Keys(bySlug))), "unknown area %q", slug)
		case slices.Contains(a.ReplacedBy[:i], slug):
			s.errorf("replaced_by", "name it once", "%q takes its place twice", slug)
		case next.Nation != a.Nation && next.Nation != "" && a.Nation != "":
			s.errorf("replaced_by", "name an area of the same nation", "%q is in another nation", slug)
		default:
			l.follows(s, a, next, bySlug)
		}
	}
}

// follows checks that an area is there once another has ended, and not before it unless it was there all along.
func (l *loader) follows(s *section, a, next *project.Area, bySlug map[string]*project.Area) {
	if round := circle(a, bySlug); len(round) > 0 && slices.Contains(round, next.Slug) {
		if a.Slug == slices.Min(round) {
			s.errorf("replaced_by", "leave out the one that does not follow", "areas take each other’s place in a circle: %s, %s", strings.Join(round, ", "), round[0])
		}
		return
	}
	switch begins := a.TookPlace(); {
	case !next.ValidTo.IsZero() && next.ValidTo.Before(begins):
		s.errorf("replaced_by", "name what there is after it", "%q ended on %s, when this area was still there", next.Slug, day(next.ValidTo))
	case !next.ValidFrom.IsZero() && next.ValidFrom.Before(begins):
		s.errorf("valid_to", "end it on the day before: valid_to = "+next.ValidFrom.AddDate(0, 0, -1).Format(time.DateOnly)+"; an area that was there before says no valid_from",
			"the area ends on %s, and %q, which takes its place, begins on %s", day(a.ValidTo), next.Slug, day(next.ValidFrom))
	case next.ValidFrom.After(begins):
		s.errorf("valid_to", "end it on the day before: valid_to = "+next.ValidFrom.AddDate(0, 0, -1).Format(time.DateOnly),
			"the area ends on %s, and %q, which takes its place, begins on %s: there is neither in between", day(a.ValidTo), next.Slug, day(next.ValidFrom))
	}
}

// circle is the way from an area through what took its place back to itself; nil where there is none.
func circle(a *project.Area, bySlug map[string]*project.Area) []string {
	seen := map[string]bool{}
	var walk func(at *project.Area, way []string) []string
	walk = func(at *project.Area, way []string) []string {
		for _, slug := range at.ReplacedBy {
			if slug == a.Slug {
				return way
			}
			if next := bySlug[slug]; next != nil && !seen[slug] {
				seen[slug] = true
				if found := walk(next, append(way[:len(way):len(way)], slug)); found != nil {
					return found
				}
			}
		}
		return nil
	}
	return walk(a, []string{a.Slug})
}

// addresses checks that the old addresses of renamed areas lead to one place each.
func (l *loader) addresses(bySlug map[string]*project.Area) {
	had := map[string]*project.Area{}
	for _, d := range l.dated {
		for id := range d.area.Formerly.All() {
			at := d.file.file.keyAt([]string{"formerly", id})
			if other := bySlug[id]; other != nil && other != d.area {
				l.problems.Errorf(at, "end that area in its own file: valid_to and replaced_by in "+other.File, "%q is an area itself", id)
			} else if other := had[id]; other != nil {
				l.problems.Errorf(at, "make a file for it, with valid_to and replaced_by, where several areas took its place", "%s was %q as well", other.Name, id)
			}
			had[id] = d.area
		}
	}
}

// gone says of an area that there is none on the day that is asked for, and what to write instead.
func (l *loader) gone(slug string) (what, remedy string, ok bool) {
	a, ok := l.away[slug]
	switch {
	case !ok:
		return "", "", false
	case !a.Ended(l.project.Settings.AsAt):
		return fmt.Sprintf("%q begins on %s", slug, day(a.ValidFrom)), "leave it out until then, or set as_at in data/project.toml", true
	case len(a.ReplacedBy) == 0:
		return fmt.Sprintf("%q ended on %s", slug, day(a.ValidTo)), "leave it out", true
	}
	return fmt.Sprintf("%q ended on %s", slug, day(a.ValidTo)), `name what took its place: "` + strings.Join(a.ReplacedBy, `", "`) + `"`, true
}

// overlap reports whether two areas are there at the same time.
func overlap(a, b *project.Area) bool {
	return (a.ValidTo.IsZero() || !a.ValidTo.Before(b.ValidFrom)) && (b.ValidTo.IsZero() || !b.ValidTo.Before(a.ValidFrom))
}

// unique reports a code or name that another area has at the same time.
func (s *section) unique(key, value string, seen map[string][]*project.Area, a *project.Area) {
	if value == "" {
		return
	}
	for _, other := range seen[value] {
		if !overlap(a, other) {
			continue
		}
		remedy := "give each area its own"
		if !a.ValidTo.IsZero() || !other.ValidTo.IsZero() {
			remedy += ", or days that do not overlap (valid_from, valid_to)"
		}
		s.errorf(key, remedy, "%s %q is that of %s too", key, value, other.File)
		break
	}
	seen[value] = append(seen[value], a)
}
