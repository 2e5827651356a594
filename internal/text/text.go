// Package text holds the values of documents that are words: what an area, its bodies and its project are called, and
// when, in a language.
//
//	w := text.Of(&text.Subject{Project: p, Area: leeds, Nation: england}, p.Language(""))
//	name, ok := w.Text("area.name")
//	w.In(welsh).Name()
//
// The numbers of an area are worked out by [casemaker/internal/model], which needs no language.
package text

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/project"
)

// A Subject is what words are about: an area, and what has been worked out for it that is said in words.
type Subject struct {
	Project   *project.Project
	Area      *project.Area
	Nation    project.Nation
	Members   []*project.Area // of a pooled area
	PriceYear string

	Births, Population  *figure.Figure    // nil where the area has none
	FirstYear, LastYear string            // of the series of births; empty without one
	YearNames           []string          // of the years of the appraisal: "2027/28"
	Neighbours          []*project.Area   // that it would share a team with
	Preferred           string            // name of the preferred option; empty without one
	Records             map[string]string // what is on record, by the ids of the texts
	General             bool              // no area: what a page of the toolkit says on its own
}

// Words are the texts of a subject in a language. They are read-only.
type Words struct {
	Language *language.Language
	subject  *Subject
	texts    map[string]string
}

// Of says the words of a subject in a language.
func Of(s *Subject, l *language.Language) Words {
	w := Words{Language: l, subject: s, texts: map[string]string{}}
	if !s.General {
		w.area()
		w.births()
	}
	w.bodies()
	w.project()
	maps.DeleteFunc(w.texts, func(_, words string) bool { return words == "" })
	return w
}

// In says the same words in another language.
func (w Words) In(l *language.Language) Words {
	if l == w.Language {
		return w
	}
	return Of(w.subject, l)
}

// Name is the area's name in the language.
func (w Words) Name() string {
	if w.Language != nil {
		if name := w.subject.Area.Names[w.Language.ID]; name != "" {
			return name
		}
	}
	return w.subject.Area.Name
}

// Text returns a value that is words, such as the name of the area.
func (w Words) Text(id string) (string, bool) {
	t, ok := w.texts[id]
	return t, ok
}

// TextIDs lists the ids of the texts that there are, in order of the alphabet.
func (w Words) TextIDs() []string { return slices.Sorted(maps.Keys(w.texts)) }

// area says what the area is called and where it lies.
func (w *Words) area() {
	a, nation := w.subject.Area, w.Language.Word(w.subject.Nation.Name)
	w.texts["area.name"] = w.Name()
	if a.InText != "" && w.Name() == a.Name {
		w.texts["area.name"] = a.InText
	}
	w.texts["area.nation"] = nation
	w.texts["area.code"] = a.Code
	w.texts["area.region"] = cmp.Or(a.Region, nation)
	w.texts["area.boundary"] = w.Language.Dated(a.Boundary)
	w.texts["area.formerly"] = w.formerly()
	var names []string
	for _, m := range w.subject.Members {
		names = append(names, m.Name)
	}
	w.texts["area.members"] = Listed(names)
	for id, words := range w.subject.Records {
		w.texts[id] = words
	}
	for year, name := range w.subject.YearNames {
		w.texts[fmt.Sprintf("year.%d.name", year)] = name
	}
	var near []string
	for _, a := range w.subject.Neighbours {
		near = append(near, a.Name)
	}
	w.texts["area.neighbours"] = w.neighbours(near)
	w.texts["option.preferred"] = LowerFirst(w.subject.Preferred)
}

// formerly says what the area was before: whose place it took, or what it was called.
func (w *Words) formerly() string {
	a, here := w.subject.Area, w.texts["area.name"]
	type change struct {
		id string
		on time.Time
	}
	was := map[change][]string{}
	for _, before := range a.Predecessors {
		name := before.Name
		if len(before.ReplacedBy) > 1 {
			name = w.Language.Say("formerly.part", "area", name)
		}
		c := change{"formerly.was", before.ValidTo}
		if !a.AtOnce(before) {
			c = change{"formerly.took_in", before.TookPlace()}
		}
		was[c] = append(was[c], name)
	}
	for _, f := range a.Formerly.All() {
		if f.Name != a.Name && f.Until.Before(w.subject.Project.Settings.AsAt) {
			c := change{"formerly.called", f.Until}
			was[c] = append(was[c], f.Name)
		}
	}
	changes := slices.SortedFunc(maps.Keys(was), func(a, b change) int { return cmp.Or(b.on.Compare(a.on), strings.Compare(a.id, b.id)) })
	var sentences []string
	for _, c := range changes {
		sentences = append(sentences, w.Language.Say(c.id, "area", here, "areas", Listed(was[c]), "date", w.Language.Dated(c.on)))
	}
	return strings.Join(sentences, " ")
}

// mostNeighbours is how many councils a sentence names one by one.
const mostNeighbours = 5

// neighbours are the other councils of the area's health body, as a team for several places would be shared with them: all of
// them by name or, where they are many, some of them.
func (w *Words) neighbours(names []string) string {
	if len(names) <= mostNeighbours {
		return Listed(names)
	}
	bodies := w.subject.Area.Bodies
	return w.Language.Say("neighbours.some", "count", len(names), "body", w.Language.Word(cmp.Or(bodies["body.icb"], bodies["body.health"])))
}

// bodies says who decides and pays.
func (w *Words) bodies() {
	for _, bodies := range []map[string]string{w.subject.Nation.Bodies, w.subject.Area.Bodies} {
		for id, words := range bodies {
			w.texts[id] = w.Language.Word(words)
		}
	}
	w.texts["body.health_since"] = w.Language.Dated(w.subject.Area.HealthSince)
	if _, ok := w.texts["body.partner"]; !ok {
		w.texts["body.partner"] = w.texts["body.council"]
	}
}

// births says of when births and people are, and where births are published.
func (w *Words) births() {
	s := w.subject
	for id, f := range map[string]*figure.Figure{"births": s.Births, "population": s.Population} {
		if f != nil {
			w.texts[id+".period"] = w.Language.Word(f.Period)
			if f.Period == "" {
				w.texts[id+".period"] = w.Language.Say("value.latest_years")
			}
			w.texts[id+".note"] = f.Note
		}
	}
	entry, _ := s.Project.Catalogue.Get("births")
	w.texts["births.published"] = entry.Published[s.Area.Nation].Where
	if births, _ := s.Area.Figures.Get("births"); births.Suppressed {
		w.texts["births.joint"] = births.CombinedWith
	}
	w.texts["births.first_year"], w.texts["births.last_year"] = s.FirstYear, s.LastYear
}

// project says who publishes, when, and at which prices.
func (w *Words) project() {
	s := w.subject.Project.Settings
	w.texts["project.title"] = s.Title
	w.texts["project.organisation"] = s.Organisation
	w.texts["project.contact"] = s.Contact
	w.texts["area.contact"] = w.Language.Word(cmp.Or(w.subject.Area.Contact, s.Contact))
	w.texts["project.date"] = w.Language.Dated(s.Date)
	w.texts["project.year"] = s.Date.Format("2006")
	w.texts["project.next_review"] = w.Language.Dated(s.NextReview)
	w.timetable()
	w.texts["project.version"] = s.Version
	w.texts["project.status"] = w.Language.Word(s.Status)
	w.texts["project.price_year"] = w.subject.PriceYear
}

// timetable says the days and years of the asks.
func (w *Words) timetable() {
	p := w.subject.Project
	d, ok := p.Days(w.subject.Area)
	if !ok {
		return
	}
	t := p.Timetables[w.subject.Area.Nation]
	w.texts["ask.first"] = w.Language.Dated(d.First)
	w.texts["ask.date"] = w.Language.Dated(d.Decide)
	w.texts["ask.year"] = project.FinancialYear(d.Year)
	w.texts["ask.full_year"] = project.FinancialYear(d.Year + 2)
	if d.LeadYear < d.Year {
		w.texts["ask.lead_year"] = project.FinancialYear(d.LeadYear)
		w.texts["ask.budget"] = w.Language.Dated(d.Budget)
	}
	w.texts["ask.why"] = t.Why
	w.texts["project.decide_by"] = w.Language.Say("value.decide_by", "date", w.texts["ask.date"])
	to := []string{w.texts["body.health"]}
	if board := w.texts["body.joint_board"]; board != "" {
		to = append(to, board)
	}
	if partner := w.texts["body.partner"]; partner != to[0] {
		to = append(to, partner)
	}
	w.texts["ask.to"] = Bodies(to)
}

// Bodies joins the names of bodies as a sentence does. Where the last is a list of councils itself, it is joined by "with", so
// that no two lists run into each other.
func Bodies(names []string) string {
	n := len(names)
	if n < 2 || !strings.Contains(names[n-1], " Council and ") && !strings.Contains(names[n-1], " Council, ") {
		return Listed(names)
	}
	return Listed(names[:n-1]) + ", with " + names[n-1]
}

// Listed joins words as a sentence does: "a, b and c".
func Listed(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// LowerFirst gives words a small letter at the start, as within a sentence, unless they start with an abbreviation.
func LowerFirst(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' || len(s) > 1 && s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return string(s[0]|0x20) + s[1:]
}

// UpperFirst gives words a capital letter at the start.
func UpperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
