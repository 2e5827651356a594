package load

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/link"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// settings reads data/project.toml.
func (l *loader) settings() {
	s := l.open("data/project.toml")
	if s == nil {
		return
	}
	set := &l.project.Settings
	set.Title = s.required("title", "Parent-infant briefs")
	set.Organisation = s.text("organisation")
	set.Contact = s.text("contact")
	l.reachable(s, "contact", set.Contact)
	if set.BaseURL = s.text("base_url"); set.BaseURL != "" {
		made, fault := BaseURL(set.BaseURL)
		if fault != "" {
			s.errorf("base_url", `write the whole address, such as base_url = "https://example.org/briefs/"`, "base_url %q is not an address to publish at: %s", set.BaseURL, fault)
		}
		set.BaseURL = made
	}
	set.Licence = s.text("licence")
	set.Version = s.required("version", "1.0")
	set.Status = s.required("status", "Draft for discussion")
	if set.Date = s.date("date"); set.Date.IsZero() && s.values["date"] == nil {
		s.missing("date", "date = 2026-11-24")
	}
	if set.AsAt = s.date("as_at"); set.AsAt.IsZero() {
		set.AsAt = set.Date
	}
	set.NextReview = s.date("next_review")
	set.DecideBy, l.decidedAt = s.date("decide_by"), s
	l.choices(s, set)
	set.WordTemplate = s.text("word_template")
	set.PublicBody = s.flag("public_body")
	set.Language = language.Base
	if _, given := s.values["language"]; given || l.log != nil {
		set.Language = cmp.Or(s.text("language"), set.Language)
	}
	set.Languages = s.texts("languages")
	l.later = append(l.later, func() {
		for _, id := range set.Languages {
			if _, ok := l.project.Languages.Get(id); !ok && len(l.project.Languages.IDs) > 0 {
				s.errorf("languages", place.Meant(id, l.project.Languages.IDs)+" (languages stand in data/language)", "unknown language %q", id)
			}
		}
		if _, ok := l.project.Languages.Get(set.Language); !ok {
			s.errorf("language", place.Meant(set.Language, l.project.Languages.IDs)+" (languages stand in data/language)", "unknown language %q", set.Language)
		}
	})
	if theme := s.table("theme"); theme != nil {
		l.theme(theme, &set.Theme)
	}
	s.done()
}

// BaseURL is the address that a site is published at, with its last stroke; fault says why it is none.
func BaseURL(given string) (made, fault string) {
	fault = link.Fault(given, link.Web...)
	if fault == "" && strings.ContainsAny(given, "?#") {
		fault = "it has a question mark or a #"
	}
	return strings.TrimRight(given, "/") + "/", fault
}

// address takes the address of a page, which may be left out.
func (s *section) address(key string) string {
	url := s.text(key)
	if url == "" {
		return ""
	}
	if fault := link.Fault(url, link.Web...); fault != "" {
		s.errorf(key, "write the address of a page: "+key+` = "https://www.ons.gov.uk/"`, "%s %q is not an address to link to: %s", key, url, fault)
		return ""
	}
	return url
}

// sources reads data/sources.toml and any data/sources-*.toml. A user's source takes the place of a built-in one of the same id,
// in whichever file that stands.
func (l *loader) sources() {
	depths := map[string]int{}
	for _, name := range l.list("data", ".toml") {
		if base := stem(name); base != "sources" && (len(base) < 8 || base[:8] != "sources-") {
			continue
		}
		top := l.open(name)
		if top == nil {
			continue
		}
		for _, s := range top.all() {
			depth := l.depth(s.file, s.id())
			if other, twice := depths[s.id()]; twice && other < depth {
				continue
			} else if twice && other == depth {
				l.problems.Errorf(s.here(), "keep one of them", "source %q is defined in another file too", s.id())
			}
			depths[s.id()] = depth
			year, dated := s.number("year", 1900, 2100)
			if _, given := s.values["read"]; !dated && !given {
				s.missing("year", `year = 2024; where it has none, read = "2026-11", when it was read`)
			}
			l.project.Sources.Put(s.id(), project.Source{
				ID: s.id(), Publisher: s.required("publisher", "Office for National Statistics"),
				Title: s.required("title", "Births in England and Wales"), Year: int(year),
				URL: s.address("url"), Where: s.text("where"), Next: s.date("next_release"), Released: s.date("released"), Cycle: s.months("every_months"), Licence: s.text("licence"), Read: s.text("read"), Note: s.text("note"), Reading: s.text("reading_note"), Earlier: s.flag("earlier"),
				File: name, Line: s.lineOfHeader(),
			})
			s.done()
		}
		top.done()
	}
}

// nations reads data/nations.toml.
func (l *loader) nations() {
	top := l.open("data/nations.toml")
	if top == nil {
		return
	}
	for _, s := range top.all() {
		n := project.Nation{ID: s.id(), Name: s.required("name", "England"), Bodies: map[string]string{}}
		n.Pay = s.required("pay", "england-2026")
		n.PayNote = s.text("pay_note")
		n.Beyond = s.text("profile_note")
		n.Foreign = s.texts("foreign_words")
		figures := s.tables("figure")
		l.later = append(l.later, func() {
			for _, f := range figures {
				if given, ok := l.given(f, &project.Area{}); ok {
					n.Figures.Put(given.ID, given)
				}
			}
			l.project.Nations.Put(n.ID, n)
			if _, ok := l.project.Pay.Get(n.Pay); n.Pay != "" && !ok {
				s.errorf("pay", place.Meant(n.Pay, l.project.Pay.IDs)+" (pay tables stand in data/pay)", "unknown pay table %q", n.Pay)
			}
		})
		if bodies := s.table("bodies"); bodies != nil {
			for _, name := range project.BodyNames {
				n.Bodies["body."+name] = bodies.required(name, "the council")
			}
			if partner := bodies.text("partner"); partner != "" {
				n.Bodies["body.partner"] = partner
			}
			bodies.done()
		} else {
			s.missing("bodies", "["+s.id()+".bodies]")
		}
		s.done()
		l.project.Nations.Put(n.ID, n)
	}
	top.done()
}

var unitNames = func() []string {
	var names []string
	for _, u := range figure.Units {
		names = append(names, string(u))
	}
	return names
}()

// figures reads data/figures.toml, the catalogue of what an area file may give.
func (l *loader) figures() {
	top := l.open("data/figures.toml")
	if top == nil {
		return
	}
	for _, s := range top.all() {
		c := project.CatalogueFigure{ID: s.id(), Label: s.required("label", "Live births"), Published: map[string]project.Published{}}
		c.Unit = figure.Unit(s.oneOf("unit", "", unitNames))
		var least, most bool
		c.Least, least = s.requiredNumber("least", -math.MaxFloat64, math.MaxFloat64)
		c.Most, most = s.requiredNumber("most", c.Least, math.MaxFloat64)
		if !least || !most { // said once, and not at every figure
			c.Least, c.Most = -math.MaxFloat64, math.MaxFloat64
		}
		if published := s.table("published"); published != nil {
			for _, p := range published.all() {
				if !contains(l.nationIDs(), p.id()) {
					l.problems.Errorf(p.here(), place.Meant(p.id(), l.nationIDs()), "unknown nation %q", p.id())
				}
				c.Published[p.id()] = project.Published{Where: p.required("where", "publisher and title"), Source: p.source("source")}
				p.done()
			}
		}
		s.done()
		l.project.Catalogue.Put(c.ID, c)
	}
	top.done()
}

// parameters reads data/model.toml: groups of figures, named group.name.
func (l *loader) parameters() {
	top := l.open("data/model.toml")
	if top == nil {
		return
	}
	for _, group := range top.all() {
		for _, s := range group.all() {
			l.parameter(s, group.id()+"."+s.id())
		}
		group.done()
	}
	top.done()
}

func (l *loader) parameter(s *section, id string) {
	label := s.required("label", "What the figure is")
	unit := figure.Unit(s.oneOf("unit", "", unitNames))
	value, _ := s.requiredNumber("value", 0, 1e12)
	if unit == figure.Share && value > 1 {
		s.errorf("value", "write a share from 0 to 1, such as 0.15 for 15%", "%s is a share, and %s is more than 1", id, short(value))
	}
	f := figure.Given(id, label, value, unit, s.text("period"), s.source("source"))
	f.Method = s.method(figure.Counted)
	f.Note = s.text("note")
	l.project.Logged[id] = project.Logged{Owner: s.text("owner"), Review: s.date("review")}
	s.divides(id, "value", value)
	low, hasLow := s.number("low", 0, value)
	if hasLow {
		s.divides(id, "low", low)
	}
	high, hasHigh := s.number("high", value, 1e12)
	if hasLow != hasHigh {
		l.problems.Errorf(s.here(), "give both low and high, or neither", "%s has one end of a range only", id)
	}
	if hasLow && hasHigh {
		l.project.Ranges[id] = [2]float64{low, high}
	}
	s.done()
	l.project.Parameters.Put(id, f)
}

// divides refuses nothing for what something is divided by.
func (s *section) divides(id, key string, value float64) {
	if _, given := s.values[key]; given && value == 0 && slices.Contains(project.Divisors, id) {
		s.errorf(key, "write a number above 0", "%s is divided by, and cannot be 0", id)
	}
}

// months takes a whole number of months.
func (s *section) months(key string) int {
	n, _ := s.number(key, 1, 120)
	return int(n)
}
