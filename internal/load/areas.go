package load

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"time"

	"casemaker/internal/figure"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

var (
	slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	codeForm = regexp.MustCompile(`^[A-Z][0-9]{8}$|^Q[A-Z0-9]{2}$`)
)

// areas reads data/areas/*.toml, one area a file.
func (l *loader) areas() {
	codes, names := map[string][]*project.Area{}, map[string][]*project.Area{}
	for _, name := range l.list("data/areas", ".toml") {
		s := l.open(name)
		if s == nil {
			l.unread = append(l.unread, stem(name))
			continue
		}
		if fault := nameFault(stem(name)); fault != "" {
			l.problems.Errorf(place.Position{File: name}, "name the file with small letters, digits and hyphens: bath-and-north-east-somerset.toml",
				"the file name %q cannot be an address: it %s", stem(name), fault)
		}
		a := l.area(s, name)
		s.unique("code", a.Code, codes, a)
		s.unique("name", a.Name, names, a)
		l.project.Areas = append(l.project.Areas, a)
		l.project.AreaBySlug[a.Slug] = a
	}
	slices.SortFunc(l.project.Areas, func(a, b *project.Area) int {
		switch {
		case a.Slug < b.Slug:
			return -1
		case a.Slug > b.Slug:
			return 1
		}
		return 0
	})
}

func (l *loader) area(s *section, name string) *project.Area {
	a := &project.Area{File: name, Slug: stem(name), Name: s.required("name", "Leeds"), Bodies: map[string]string{}}
	a.InText = s.text("in_text")
	a.Names = l.names(s)
	a.Nation = s.oneOf("nation", "", l.nationIDs())
	a.Kind = s.oneOf("kind", "", project.Kinds)
	a.Region = s.text("region")
	a.Boundary = s.date("boundary")
	l.times(s, a)
	a.OtherNames = s.texts("other_names")
	a.Contact = s.text("contact")
	l.reachable(s, "contact", a.Contact)
	_, a.ZoneStated = s.values["pay_zone"]
	a.PayZone = s.oneOf("pay_zone", "none", project.PayZones)
	if point := s.oneOf("pay_point", project.EachPoint, append([]string{project.EachPoint}, payPoints...)); point != project.EachPoint {
		a.PayPoint = point
	}
	a.PensionView = s.oneOf("pension_view", project.EmployerPension, project.PensionViews)
	a.MadeUp = s.flag("made_up")
	if a.Code = s.text("code"); a.Code != "" && !codeForm.MatchString(a.Code) {
		s.errorf("code", `write the nine characters of its GSS code: code = "E08000035"`, "%q is not an area code", a.Code)
	} else if a.Code == "" && a.Kind == "council" && !a.MadeUp {
		s.missing("code", `code = "…", the nine letters and digits of its GSS code`)
	}
	a.ZoneNote = s.text("pay_zone_note")
	l.bodies(s, a)
	l.formerBodies(s, a)
	l.members(s, a)
	l.similar(s, a)
	a.Programmes, a.NotIn = s.textsOf("programmes", project.Programmes), s.textsOf("not_in", project.Programmes)
	s.also = map[string]string{}
	for id := range l.project.Catalogue.All() {
		s.also[id] = "[figure." + id + "] with value, period and source"
	}
	for _, f := range s.tables("figure") {
		if given, ok := l.given(f, a); ok {
			a.Figures.Put(given.ID, given)
		}
	}
	for _, p := range s.tables("post") {
		a.Posts.Put(p.id(), l.post(p, "own.", project.LocalSource, figure.Counted))
	}
	l.teamPosts(s, a)
	for _, p := range s.tables("provision") {
		wte, _ := p.number("wte", 0, 1000)
		families, _ := p.number("families", 0, 1e6)
		budget, _ := p.number("budget", 0, 1e9)
		a.Provision.Put(p.id(), project.Provision{WTE: wte, Families: families, Budget: budget,
			ID: p.id(), Name: p.required("name", "Infant Mental Health Service"), Tier: p.oneOf("tier", "", project.Tiers),
			Provider: p.text("provider"), Ages: p.text("ages"), Funder: p.text("funder"),
			Status: p.oneOf("status", project.Running, project.ProvisionStatuses), Part: p.text("part"), Known: p.text("known"),
			AsOf: p.required("as_of", "2026"), Note: p.text("note"), Money: p.text("money"), PaidUntil: p.date("paid_until"), Source: p.source("source"),
		})
		p.done()
	}
	s.sense(a)
	l.appraisal(s, a)
	l.areaAsks(s, a)
	s.done()
	return a
}

// names takes what an area is called in other languages: names = { cy = "Caerdydd" }.
func (l *loader) names(s *section) map[string]string {
	t := s.table("names")
	if t == nil {
		return nil
	}
	names := map[string]string{}
	for _, id := range l.project.Languages.IDs {
		if name := t.text(id); name != "" {
			names[id] = name
		}
	}
	t.done()
	return names
}

// bodies takes who decides and pays here: words in place of the nation's, and the boards by name.
func (l *loader) bodies(s *section, a *project.Area) {
	bodies := s.table("bodies")
	if bodies == nil {
		return
	}
	l.namedBodies(bodies, a)
	a.HealthSince = bodies.date("health_since")
	a.BodySources = bodies.sourceList("sources")
	bodies.done()
	if on := l.project.Settings.AsAt; a.HealthSince.After(on) && !on.IsZero() && l.log == nil {
		a.HealthSince = time.Time{} // what is to be has no place on a page of what is
		delete(a.Bodies, "body.health_before")
	}
}

// namedBodies takes the words for bodies out of a table.
func (l *loader) namedBodies(bodies *section, a *project.Area) {
	for _, body := range slices.Concat(project.BodyNames, project.OwnBodies) {
		if text := bodies.text(body); text != "" {
			a.Bodies["body."+body] = text
		}
	}
}

// similar takes the councils most like this one, the most alike first.
func (l *loader) similar(s *section, a *project.Area) {
	a.Similar = s.texts("similar")
	l.later = append(l.later, func() {
		for _, slug := range a.Similar {
			if l.project.AreaBySlug[slug] == nil && !slices.Contains(l.unread, slug) && l.away[slug] == nil {
				s.errorf("similar", place.Meant(slug, slices.Sorted(maps.Keys(l.project.AreaBySlug))), "unknown area %q", slug)
			}
		}
	})
}

// members takes the areas that a pooled area is made of. They are checked once all areas are read.
func (l *loader) members(s *section, a *project.Area) {
	a.Members = s.texts("members")
	switch {
	case a.Kind == "pooled" && len(a.Members) < 2:
		s.missing("members", `members = ["leeds", "bradford"], two or more areas`)
	case a.Kind == "council" && len(a.Members) > 0:
		s.errorf("members", `write kind = "pooled"`, "a council has no members")
	}
	l.later = append(l.later, func() {
		if l.away[a.Slug] != nil {
			return // its members may have gone with it
		}
		var slugs []string
		for _, other := range l.project.Areas {
			slugs = append(slugs, other.Slug)
		}
		for i, m := range a.Members {
			member, ok := l.project.AreaBySlug[m]
			what, remedy, away := l.gone(m)
			switch {
			case slices.Contains(l.unread, m):
			case away:
				s.errorf("members", remedy, "%s", what)
			case !ok:
				s.errorf("members", place.Meant(m, slugs), "unknown area %q", m)
			case slices.Contains(a.Members[:i], m):
				s.errorf("members", "name it once", "%q is a member twice", m)
			case len(member.Members) > 0:
				s.errorf("members", "name its members instead", "%q is pooled itself", m)
			case member.Nation != a.Nation && member.Nation != "":
				s.errorf("members", "pool areas of one nation: their pay and bodies differ", "%q is in another nation", m)
			}
		}
	})
}

// given reads one figure of an area. ok is false where it cannot be used.
func (l *loader) given(s *section, a *project.Area) (g project.Given, ok bool) {
	entry, known := l.project.Catalogue.Get(s.id())
	if !known {
		l.problems.Errorf(s.here(), place.Meant(s.id(), l.project.Catalogue.IDs)+" (figures are listed in data/figures.toml)", "unknown figure %q", s.id())
		return g, false
	}
	if len(a.Members) > 0 {
		l.problems.Errorf(s.here(), "remove it: the figures of a pooled area are the sums of its members'", "a pooled area gives %s itself", s.id())
	}
	g = project.Given{ID: s.id(), Suppressed: s.flag("suppressed"), Period: s.required("period", "2022"), CombinedWith: s.text("combined_with"), Note: s.text("note")}
	switch {
	case g.Suppressed:
		if _, both := s.take("value"); both {
			s.errorf("value", "remove the value, or suppressed", "%s is suppressed and has a value", s.id())
		}
	case s.smallText("value", entry.Unit):
		s.take("value")
	default:
		g.Value, ok = s.requiredNumber("value", entry.Least, entry.Most)
		if ok && s.small("value", s.id(), entry.Unit, g.Value, "write suppressed = true in its place") {
			g.Value, g.Suppressed, ok = 0, true, false
		} else if ok && counted(entry.Unit) && g.Value != float64(int64(g.Value)) {
			s.errorf("value", "write a whole number: value = "+strconv.Itoa(int(g.Value)), "%s counts %s, and %s is not whole", s.id(), entry.Unit, short(g.Value))
		}
	}
	s.age(g, a)
	g.Source = s.source("source")
	g.Method = s.method(figure.Counted)
	if !g.Suppressed {
		g.Low, g.High = s.bound("low", entry.Least, g.Value), s.bound("high", g.Value, entry.Most)
		for key, end := range map[string]*float64{"low": g.Low, "high": g.High} {
			if end != nil {
				s.small(key, key+" of "+s.id(), entry.Unit, *end, "leave low and high out")
			}
		}
	} else {
		s.take("low")
		s.take("high")
	}
	g.RatePer, _ = s.number("rate_per", 1, 1e9)
	g.RoundedTo, _ = s.number("rounded_to", 0, 1e9)
	g.Series = l.series(s, entry)
	s.withheld(g)
	if _, given := s.values["series_source"]; given {
		g.SeriesSource = s.source("series_source")
	}
	s.done()
	return g, ok || g.Suppressed
}

// staleAfter is how many years a figure may be old before a reader is told to look for a newer one.
const staleAfter = 2

// age warns of a figure that is older than two years at the date of the documents.
func (s *section) age(g project.Given, a *project.Area) {
	if a.Ended(s.loader.project.Settings.Date) {
		return // no one will bring out a newer one
	}
	var year int
	for i := 0; i+4 <= len(g.Period); i++ {
		if n, err := strconv.Atoi(g.Period[i : i+4]); err == nil && n > 1900 {
			year = n
		}
	}
	if now := s.loader.project.Settings.Date.Year(); year > 0 && now-year > staleAfter {
		s.warnf("period", "look for the publisher’s latest figure", "%s is for %s, more than %d years before the date of the documents", g.ID, g.Period, staleAfter)
	}
}

// bound takes one end of a figure's range; nil where it is left out.
func (s *section) bound(key string, least, most float64) *float64 {
	if s.loader.log != nil { // the bounds that another key gives are not those of this one
		least, most = 0, 1e8
	}
	if n, ok := s.number(key, least, most); ok {
		return &n
	}
	return nil
}

// series takes a figure's trend: years and values, returned oldest first.
func (l *loader) series(s *section, entry project.CatalogueFigure) []project.YearValue {
	t := s.table("series")
	if t == nil {
		return nil
	}
	var series []project.YearValue
	for _, name := range t.names() {
		year, err := strconv.Atoi(name)
		if err != nil || year < 1900 || year > 2100 {
			at := t.file.keyAt(t.to(name))
			l.problems.Errorf(at, "write years as keys: series = { 2021 = 410, 2022 = 395 }", "%q is not a year", name)
			t.taken = append(t.taken, name)
			continue
		}
		if n, ok := t.number(name, entry.Least, entry.Most); ok && !t.small(name, s.id()+" of "+name, entry.Unit, n, "leave the year out") {
			series = append(series, project.YearValue{Year: year, Value: n})
		}
	}
	t.done()
	slices.SortFunc(series, func(a, b project.YearValue) int { return a.Year - b.Year })
	return series
}
