package load

import (
	"cmp"
	"time"

	"casemaker/internal/figure"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// asks reads data/ask.toml: the timetable of each nation, the posts that asks are costed on, and the asks in order.
func (l *loader) asks() {
	top := l.open("data/ask.toml")
	if top == nil {
		return
	}
	for _, s := range top.tables("timetable") {
		l.timetable(s)
	}
	for _, s := range top.tables("post") {
		l.project.AskPosts.Put(s.id(), l.post(s, "ask.", project.AssumptionSource, figure.Assumed))
	}
	for _, s := range top.tables("ask") {
		l.project.Asks.Put(s.id(), l.ask(s, project.Ask{}))
	}
	for _, s := range top.tables("rejected") {
		l.project.Rejected.Put(s.id(), s.required("why", "Sees fewer families"))
		s.done()
	}
	top.done()
	l.decideBy()
}

// timetable reads when the bodies of a nation can still decide.
func (l *loader) timetable(s *section) {
	if !contains(l.nationIDs(), s.id()) {
		l.problems.Errorf(s.here(), place.Meant(s.id(), l.nationIDs()), "unknown nation %q", s.id())
	}
	t := project.Timetable{Nation: s.id(), Why: s.required("why", "councils set their council tax before that day"), Sources: s.sourceList("sources")}
	months, _ := s.requiredNumber("first_months", 1, 12)
	t.FirstMonths = int(months)
	t.BudgetMonth, t.BudgetDay = s.dayOfYear("budget_before", "03-11")
	t.DecideMonth, t.DecideDay = s.dayOfYear("decide_by", "01-31")
	s.done()
	l.project.Timetables[t.Nation] = t
}

// dayOfYear takes a day that comes every year, as month and day: "03-11".
func (s *section) dayOfYear(key, example string) (time.Month, int) {
	text := s.required(key, example)
	d, err := time.Parse("01-02", text)
	if err != nil && text != "" {
		s.errorf(key, "write month and day: "+key+" = \""+example+"\"", "%q is not a day of the year", text)
	}
	return d.Month(), d.Day()
}

// ask reads one ask. What an area leaves out is that of the general one of the same name.
func (l *loader) ask(s *section, general project.Ask) project.Ask {
	at := s.here()
	a := project.Ask{ID: s.id(), File: at.File, Line: at.Line, LeftOut: s.flag("leave_out")}
	a.Do = cmp.Or(s.filled("do"), general.Do)
	if a.Do == "" && !a.LeftOut {
		s.missing("do", `do = "Name one lead officer for babies’ mental health"`)
	}
	if a.To = s.texts("to"); a.To == nil {
		a.To = general.To
	}
	if len(a.To) == 0 && !a.LeftOut {
		s.missing("to", `to = ["health", "partner"], who is asked`)
	}
	a.By = s.choice("by", project.AskDays, general.By)
	a.Day = s.date("day")
	a.Money = cmp.Or(s.filled("money"), general.Money)
	a.Formal = s.flag("formal") || general.Formal
	a.When = general.When
	if c := s.table("when"); c != nil {
		a.When = project.Condition{Nations: c.known("nation", l.nationIDs(), "nation"), Is: c.texts("is"), Not: c.texts("not"), Has: c.texts("has"), Lacks: c.texts("lacks")}
		c.done()
	}
	s.done()
	return a
}

// choice takes a word that may be left out, and otherwise must be one of those known.
func (s *section) choice(key string, known []string, absent string) string {
	value := s.text(key)
	if value == "" {
		return absent
	}
	if !contains(known, value) {
		s.errorf(key, place.Meant(value, known), "unknown %s %q", key, value)
		return absent
	}
	return value
}

// areaAsks reads what an area asks for otherwise: asks of the same name changed, others added, some left out.
func (l *loader) areaAsks(s *section, a *project.Area) {
	for _, t := range s.tables("ask") {
		general, _ := l.project.Asks.Get(t.id())
		ask := l.ask(t, general)
		if !ask.Day.IsZero() {
			l.inTime(t, "day", a.Nation, ask.Day)
		}
		a.Asks.Put(ask.ID, ask)
	}
}

// inTime reports a day that is past, or at which a nation's bodies have set the budgets that it is about.
func (l *loader) inTime(s *section, key, nation string, day time.Time) {
	t, ok := l.project.Timetables[nation]
	if !ok {
		return
	}
	if date := l.project.Settings.Date; day.Before(date) {
		s.errorf(key, "name a day after the date of the documents", "%s, the day to decide by, is past", day.Format("2 January 2006"))
	} else if why := t.TooLate(day); why != "" {
		s.errorf(key, "name a day up to "+t.Latest(day).Format("2 January 2006")+", or one after "+time.Date(day.Year(), time.April, 1, 0, 0, 0, 0, time.UTC).Format("2 January 2006")+" for the year that follows", "%s", why)
	}
}

// decideBy checks the publisher's own day against the timetables of the nations that have areas here.
func (l *loader) decideBy() {
	day := l.project.Settings.DecideBy
	if day.IsZero() {
		return
	}
	s := l.decidedAt
	l.later = append(l.later, func() {
		reported := map[string]bool{}
		for _, a := range l.project.Areas {
			if t := l.project.Timetables[a.Nation]; !reported[t.Why] {
				reported[t.Why] = true
				before := len(l.problems.All())
				l.inTime(s, "decide_by", a.Nation, day)
				if len(l.problems.All()) > before {
					return
				}
			}
		}
	})
}

// reachable warns of a contact that no reader can write to: one without an address.
func (l *loader) reachable(s *section, key, contact string) {
	if contact != "" && project.ContactAddress(contact) == "" {
		s.warnf(key, `add an email or web address: contact = "Name, name@example.org"`, "nothing in %q leads anywhere", contact)
	}
}

// help reads where a parent of a nation can turn.
func (l *loader) help(s *section) {
	if !contains(l.nationIDs(), s.id()) {
		l.problems.Errorf(s.here(), place.Meant(s.id(), l.nationIDs()), "unknown nation %q", s.id())
	}
	h := project.Help{Lines: s.texts("lines"), Sources: s.sourceList("sources")}
	if len(h.Lines) == 0 {
		s.missing("lines", `lines = ["Your midwife, health visitor or GP will listen."]`)
	}
	s.done()
	l.project.Help[s.id()] = h
}

// law reads the powers and duties of a nation.
func (l *loader) law(s *section) {
	if !contains(l.nationIDs(), s.id()) {
		l.problems.Errorf(s.here(), place.Meant(s.id(), l.nationIDs()), "unknown nation %q", s.id())
	}
	var all project.Named[project.Law]
	for _, t := range s.all() {
		all.Put(t.id(), project.Law{ID: t.id(), Who: t.required("who", "Council"), Law: t.required("law", "Localism Act 2011, section 1"),
			Says: t.required("says", "What the body may or must do."), Areas: t.texts("areas"), Sources: t.sourceList("sources")})
		t.done()
	}
	s.done()
	l.project.Law[s.id()] = all
}
