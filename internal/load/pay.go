package load

import (
	"fmt"
	"strconv"
	"time"

	"casemaker/internal/figure"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// payTables reads data/pay/*.toml.
func (l *loader) payTables() {
	for _, name := range l.list("data/pay", ".toml") {
		top := l.open(name)
		if top == nil {
			continue
		}
		p := &project.PayTable{ID: stem(name), Nation: top.oneOf("nation", "", l.nationIDs())}
		p.Year = top.required("year", "2025/26")
		p.PriceYear = top.required("price_year", "2026/27")
		if s := top.table("week"); s != nil {
			p.Hours = s.figure("hours", "pay.hours", l.label("pay.hours"), figure.Hours, 1, 60, p.PriceYear)
			s.sourceAndMethod(p.Hours)
			s.done()
		} else {
			top.missing("week", "[week] with hours and source")
		}
		for _, s := range top.tables("scale") {
			p.Scales.Put(s.id(), l.scale(s, p))
		}
		if s := top.table("national_insurance"); s != nil {
			p.NIRate = s.figure("rate", "national_insurance.rate", l.label("national_insurance.rate"), figure.Share, 0, 1, p.PriceYear)
			p.NIFrom = s.figure("from", "national_insurance.from", l.label("national_insurance.from"), figure.Pounds, 0, 1e6, p.PriceYear)
			s.sourceAndMethod(p.NIRate, p.NIFrom)
			s.done()
		} else {
			top.missing("national_insurance", "[national_insurance] with rate, from and source")
		}
		for _, s := range top.tables("employer") {
			p.Employers.Put(s.id(), l.employer(s, p))
		}
		for _, s := range top.tables("zone") {
			p.Zones.Put(s.id(), l.zone(s, p))
		}
		top.done()
		l.project.Pay.Put(p.ID, p)
	}
}

// figure takes a number of a pay table as a figure; its source follows from sourceAndMethod.
func (s *section) figure(key, id, label string, unit figure.Unit, least, most float64, period string) *figure.Figure {
	value, _ := s.requiredNumber(key, least, most)
	return figure.Given(id, label, value, unit, period, "")
}

// sourceAndMethod takes the section's source and method and gives them to its figures.
func (s *section) sourceAndMethod(figures ...*figure.Figure) {
	source, method := s.source("source"), s.method(figure.Counted)
	for _, f := range figures {
		f.Source, f.Method = source, method
	}
}

func (l *loader) scale(s *section, p *project.PayTable) *project.Scale {
	scale := &project.Scale{ID: s.id(), Name: s.required("name", "Agenda for Change"), Zoned: s.flag("zoned")}
	if scale.Year = p.Year; s.values["year"] != nil {
		scale.Year = s.text("year")
	} else {
		s.take("year")
	}
	if a := s.table("award"); a != nil {
		scale.Award = a.figure("value", "pay."+scale.ID+".award", l.label("pay.{scale}.award", "scale", scale.Name, "price_year", p.PriceYear), figure.Share, 0, 1, p.PriceYear)
		a.sourceAndMethod(scale.Award)
		a.done()
	} else if scale.Year != p.PriceYear {
		s.missing("award", "[scale."+scale.ID+".award] with value and source, which takes "+scale.Year+" to "+p.PriceYear)
	}
	source, method := s.source("source"), s.method(figure.Counted)
	for _, b := range s.tables("band") {
		band := &project.Band{ID: b.id(), Name: b.required("name", "Band 7")}
		stem := "pay." + scale.ID + "." + band.ID
		published := ""
		if scale.Award != nil {
			published = "_published"
		}
		called := func(point string) string {
			if published == "" {
				return l.label("pay.{scale}.{band}."+point, "band", band.Name, "price_year", scale.Year)
			}
			return l.label("pay.{scale}.{band}."+point+"_published", "band", band.Name, "year", scale.Year)
		}
		band.Entry = b.figure("entry", stem+".entry"+published, called("entry"), figure.Pounds, 1, 1e6, scale.Year)
		b.asked("top", func(k *Key) { k.bounded(1, 1e6) })
		band.Top = b.figure("top", stem+".top"+published, called("top"), figure.Pounds, band.Entry.Value, 1e6, scale.Year)
		for _, f := range []*figure.Figure{band.Entry, band.Top} {
			f.Source, f.Method = source, method
		}
		b.done()
		scale.Bands.Put(band.ID, band)
	}
	s.done()
	return scale
}

func (l *loader) employer(s *section, p *project.PayTable) *project.Employer {
	e := &project.Employer{ID: s.id(), Name: s.required("name", "NHS")}
	stem := "employer." + e.ID
	e.Pension = s.figure("pension", stem+".pension", l.label("employer.{employer}.pension", "employer", e.Name), figure.Share, 0, 1, p.PriceYear)
	e.PensionFull = s.figure("pension_full", stem+".pension_full", l.label("employer.{employer}.pension_full", "employer", e.Name), figure.Share, 0, 1, p.PriceYear)
	e.Levy = s.figure("levy", stem+".levy", l.label("employer.{employer}.levy", "employer", e.Name), figure.Share, 0, 1, p.PriceYear)
	s.sourceAndMethod(e.Pension, e.PensionFull, e.Levy)
	s.done()
	return e
}

func (l *loader) zone(s *section, p *project.PayTable) *project.Zone {
	if !contains(project.PayZones, s.id()) {
		l.problems.Errorf(s.here(), place.Meant(s.id(), project.PayZones), "unknown pay zone %q", s.id())
	}
	z := &project.Zone{ID: s.id(), Name: s.required("name", "Inner London")}
	stem := "zone." + z.ID
	z.Rate = s.figure("rate", stem+".rate", l.label("zone.{zone}.rate", "zone", z.Name), figure.Share, 0, 1, p.Year)
	published := ""
	if p.Year != p.PriceYear {
		published = "_published"
	}
	called := func(end string) string {
		if published == "" {
			return l.label("zone.{zone}."+end, "zone", z.Name, "price_year", p.Year)
		}
		return l.label("zone.{zone}."+end+"_published", "zone", z.Name, "year", p.Year)
	}
	z.Least = s.figure("least", stem+".least"+published, called("least"), figure.Pounds, 0, 1e6, p.Year)
	z.Most = s.figure("most", stem+".most"+published, called("most"), figure.Pounds, z.Least.Value, 1e6, p.Year)
	s.sourceAndMethod(z.Rate, z.Least, z.Most)
	s.done()
	return z
}

// teams reads data/teams/*.toml.
func (l *loader) teams() {
	for _, name := range l.list("data/teams", ".toml") {
		top := l.open(name)
		if top == nil {
			continue
		}
		t := &project.Team{ID: stem(name), Name: top.required("name", "Full team"), Summary: top.text("summary")}
		births, _ := top.requiredNumber("births", 1, 1e6)
		population, _ := top.requiredNumber("population", 1, 1e8)
		t.Source = top.source("source")
		t.Births = figure.Given("team.model_births", l.label("team.model_births"), births, figure.Babies, "", t.Source)
		t.Population = figure.Given("team.model_population", l.label("team.model_population"), population, figure.People, "", t.Source)
		for _, s := range top.tables("post") {
			stem := "team." + t.ID + "."
			if t.ID == "full" {
				stem = ""
			}
			t.Posts.Put(s.id(), l.post(s, stem, t.Source, figure.Counted))
		}
		wte := 0.0
		for _, post := range t.Posts.All() {
			wte += post.WTE.Value
		}
		if len(t.Posts.IDs) == 0 {
			top.missing("post", "[post.locality_lead] with role, scale, band, wte, employer and direct")
		} else if wte == 0 {
			l.problems.Errorf(top.here(), "give at least one post a WTE above 0", "no post of the team has any time")
		}
		top.done()
		l.project.Teams.Put(t.ID, t)
	}
}

var payPoints = []string{"entry", "midpoint", "top"}
var niBases = []string{"shared", "standalone"}

// post reads one post. Its figures have ids below stem; its WTE stands on the source given; its share of direct work
// is an assumption.
func (l *loader) post(s *section, stem, source string, method figure.Method) project.Post {
	p := project.Post{ID: s.id(), Role: s.required("role", "Social worker"), Notes: s.text("notes")}
	p.Employer = s.oneOf("employer", "", l.employerIDs())
	p.Scale = s.oneOf("scale", "", l.scaleIDs())
	p.Band = s.required("band", "7")
	if bands := l.bandIDs(p.Scale); p.Scale != "" && p.Band != "" && !contains(bands, p.Band) {
		s.errorf("band", place.Meant(p.Band, bands), "scale %q has no band %q", p.Scale, p.Band)
	}
	p.Point = s.oneOf("point", "midpoint", payPoints)
	p.NIBasis = s.oneOf("ni_basis", "shared", niBases)
	p.Lead = s.flag("lead")
	wte, _ := s.requiredNumber("wte", 0, 1000)
	direct, _ := s.requiredNumber("direct", 0, 1)
	p.WTE = figure.Given(stem+"post."+p.ID+".wte_stated", l.label("post.{post}.wte_stated", "post", p.Role), wte, figure.WTE, "", source)
	p.WTE.Method = method
	p.Direct = figure.Given(stem+"post."+p.ID+".direct", l.label("post.{post}.direct", "post", p.Role), direct, figure.Share, "", project.AssumptionSource)
	p.Direct.Method = figure.Assumed
	for _, n := range s.tables("nation") {
		if p.Nations == nil {
			p.Nations = map[string]project.PostIn{}
		}
		p.Nations[n.id()] = l.postIn(n, p)
	}
	s.done()
	return p
}

// teamPosts reads what an area says otherwise of posts of the team model.
func (l *loader) teamPosts(s *section, a *project.Area) {
	full, ok := l.project.Teams.Get("full")
	sections := s.tables("team")
	if !ok || len(sections) == 0 {
		return
	}
	for _, p := range sections {
		l.teamPost(p, a, full)
	}
	if len(a.TeamPosts.IDs) == 0 {
		return
	}
	sum := 0.0
	for _, post := range full.With(a.TeamPosts).Posts.All() {
		sum += post.WTE.Value
	}
	if sum == 0 {
		l.problems.Errorf(sections[0].here(), "give at least one of its posts a wte", "the team of %s has no post left", a.Name)
	}
}

// teamPost reads one of them.
func (l *loader) teamPost(s *section, a *project.Area, full *project.Team) {
	var said project.TeamPost
	of, known := full.Posts.Get(s.id())
	local := func(key string, standard *figure.Figure, most float64) *figure.Figure {
		value, ok := s.number(key, 0, most)
		if !ok || standard == nil {
			return nil
		}
		return figure.Given(standard.ID, standard.Label, value, standard.Unit, "", project.LocalSource)
	}
	said.WTE, said.Direct = local("wte", of.WTE, 1000), local("direct", of.Direct, 1)
	if point := s.oneOf("point", project.EachPoint, append([]string{project.EachPoint}, payPoints...)); point != project.EachPoint {
		said.Point = point
	}
	s.done()
	if !known {
		l.problems.Errorf(s.here(), place.Meant(s.id(), full.Posts.IDs)+" (the team model stands in data/teams/full.toml)", "the team model has no post %q", s.id())
		return
	}
	a.TeamPosts.Put(s.id(), said)
}

// postIn reads what a nation's own post differs in.
func (l *loader) postIn(s *section, p project.Post) project.PostIn {
	if !contains(l.nationIDs(), s.id()) {
		l.problems.Errorf(s.here(), place.Meant(s.id(), l.nationIDs()), "unknown nation %q", s.id())
	}
	differs := project.PostIn{Role: s.text("role"), Band: s.text("band")}
	differs.Employer = s.oneOf("employer", p.Employer, l.employerIDs())
	differs.Scale = s.oneOf("scale", p.Scale, l.scaleIDs())
	s.done()
	return differs
}

// employerIDs, scaleIDs and bandIDs list what any pay table has; a nation without it is found by the model.
func (l *loader) employerIDs() []string {
	var ids []string
	for _, p := range l.project.Pay.All() {
		ids = union(ids, p.Employers.IDs)
	}
	return ids
}

func (l *loader) scaleIDs() []string {
	var ids []string
	for _, p := range l.project.Pay.All() {
		ids = union(ids, p.Scales.IDs)
	}
	return ids
}

func (l *loader) bandIDs(scale string) []string {
	var ids []string
	for _, p := range l.project.Pay.All() {
		if s, ok := p.Scales.Get(scale); ok {
			ids = union(ids, s.Bands.IDs)
		}
	}
	return ids
}

func union(a, b []string) []string {
	for _, item := range b {
		if !contains(a, item) {
			a = append(a, item)
		}
	}
	return a
}

// payCovers checks that the pay table of every nation in use has what the posts costed on it need.
func (l *loader) payCovers() {
	used := map[string]bool{}
	for _, a := range l.project.Areas {
		if n, ok := l.project.Nations.Get(a.Nation); ok {
			used[n.Pay] = true
			if p, found := l.project.Pay.Get(n.Pay); found {
				l.postsCovered(p, a.Posts, "the area "+a.Name)
				for _, o := range a.Options.All() {
					l.postsCovered(p, o.Posts, "the area "+a.Name)
				}
			}
		}
	}
	var first *project.PayTable
	for _, id := range l.project.Pay.IDs {
		p, _ := l.project.Pay.Get(id)
		if !used[id] {
			continue
		}
		at := place.Position{File: "data/pay/" + id + ".toml", Line: 1, Column: 1}
		if first == nil {
			first = p
		} else if p.PriceYear != first.PriceYear {
			l.problems.Errorf(at, "take both tables to one price year with their awards", "prices of %s stand beside those of %s in data/pay/%s.toml", p.PriceYear, first.PriceYear, first.ID)
		}
		if year, err := strconv.Atoi(p.PriceYear[:min(4, len(p.PriceYear))]); err == nil && year < financialYear(l.project.Settings.Date) {
			l.problems.Warnf(at, "add the next award and move price_year", "pay is at %s prices, and the documents are dated later", p.PriceYear)
		}
		for _, t := range l.project.Teams.All() {
			l.postsCovered(p, t.Posts, "data/teams/"+t.ID+".toml")
		}
		for _, r := range l.project.Routes.All() {
			for _, phase := range r.Phases.All() {
				l.postsCovered(p, phase.Posts, "data/routes.toml")
			}
		}
	}
}

func (l *loader) postsCovered(p *project.PayTable, posts project.Named[project.Post], where string) {
	at := place.Position{File: "data/pay/" + p.ID + ".toml", Line: 1, Column: 1}
	for _, post := range posts.All() {
		post = post.In(p.Nation)
		scale, ok := p.Scales.Get(post.Scale)
		if ok {
			_, ok = scale.Bands.Get(post.Band)
		}
		if !ok && post.Scale != "" && post.Band != "" {
			l.problems.Errorf(at, fmt.Sprintf("add it to [scale.%s.band]", post.Scale), "band %q of scale %q is missing, and %s has a post on it", post.Band, post.Scale, where)
		}
		if _, ok := p.Employers.Get(post.Employer); !ok && post.Employer != "" {
			l.problems.Errorf(at, fmt.Sprintf("add [employer.%s] with pension, pension_full, levy and source", post.Employer), "the employer %q is missing, and %s has a post with it", post.Employer, where)
		}
	}
}

// financialYear is the year in which a date's financial year began, in April.
func financialYear(t time.Time) int {
	if t.Month() < time.April {
		return t.Year() - 1
	}
	return t.Year()
}
