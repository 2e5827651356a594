package load

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// factors reads data/success-factors.toml.
func (l *loader) factors() {
	top := l.open("data/success-factors.toml")
	if top == nil {
		return
	}
	for _, s := range top.all() {
		l.project.Factors.Put(s.id(), project.SuccessFactor{ID: s.id(), Name: s.required("name", "Strategic fit"), Measure: s.text("measure")})
		s.done()
	}
	top.done()
}

// panel reads what a local panel made of the options: its weights, which sum to 100, and its scores. Nothing is scored
// without a panel that can be named.
func (l *loader) panel(s *section, a *project.Area, options []string) {
	t := s.table("panel")
	if t == nil {
		return
	}
	p := project.Panel{Name: t.required("name", "Steering group of the babies’ partnership"), Date: t.date("date"), Scores: map[string]map[string]float64{}}
	if t.values["date"] == nil {
		t.missing("date", "date = 2026-10-01, when it met")
	}
	sum := 0.0
	if weights := t.table("weights"); weights != nil {
		for id, factor := range l.project.Factors.All() {
			weight, _ := weights.requiredNumber(id, 0, 100)
			sum += weight
			p.Weights.Put(id, figure.Given("own.panel.weight."+id, "Weight of "+lowerFirst(factor.Name), weight, figure.Number, t.yearOf(p), project.LocalSource))
		}
		if weights.done(); math.Abs(sum-100) > 1e-9 {
			l.problems.Errorf(weights.here(), "change the weights so that they sum to 100", "the weights sum to %s", short(sum))
		}
	} else {
		t.missing("weights", "["+strings.Join(t.to("weights"), ".")+"] with a weight for each success factor, 100 in all")
	}
	for _, of := range t.tables("scores") {
		if !contains(options, of.id()) {
			l.problems.Errorf(of.here(), place.Meant(of.id(), options), "unknown option %q", of.id())
		}
		scores := map[string]float64{}
		for _, factor := range l.project.Factors.IDs {
			scores[factor], _ = of.requiredNumber(factor, 0, 4)
		}
		of.done()
		p.Scores[of.id()] = scores
	}
	if len(p.Scores) == 0 {
		t.missing("scores", "["+strings.Join(t.to("scores"), ".")+".full] with 0 to 4 for each success factor")
	}
	t.done()
	a.Panel = p
}

// yearOf is the year in which a panel met.
func (s *section) yearOf(p project.Panel) string {
	if p.Date.IsZero() {
		return ""
	}
	return p.Date.Format("2006")
}

// lowerFirst gives words a small letter at the start, where that is plain ASCII.
func lowerFirst(words string) string {
	if words == "" || words[0] < 'A' || words[0] > 'Z' {
		return words
	}
	return strings.ToLower(words[:1]) + words[1:]
}

// options reads data/options.toml.
func (l *loader) options() {
	top := l.open("data/options.toml")
	if top == nil {
		return
	}
	for _, s := range top.all() {
		if s.id() == project.PlannedOption {
			l.problems.Errorf(s.here(), "give it another name", "%q is what an area’s own posts are called among the options", s.id())
		}
		l.project.Options.Put(s.id(), l.option(s))
	}
	top.done()
}

// option reads one option, of the project or of an area.
func (l *loader) option(s *section) project.Option {
	o := project.Option{ID: s.id(), Name: s.required("name", "Core team"), Summary: s.required("summary", "What it does, in a sentence")}
	o.Team = s.text("team")
	if _, ok := l.project.Teams.Get(o.Team); o.Team != "" && !ok {
		s.errorf("team", place.Meant(o.Team, l.project.Teams.IDs)+" (team models stand in data/teams)", "unknown team %q", o.Team)
	}
	o.Weighted = s.flag("weighted")
	for _, p := range s.tables("post") {
		o.Posts.Put(p.id(), l.post(p, "own.option."+o.ID+".", project.LocalSource, figure.Counted))
	}
	if s.values["scores"] != nil {
		s.also = map[string]string{"scores": "[panel.scores." + o.ID + "], with the panel’s name, date and weights: no option is scored without one"}
	}
	s.done()
	return o
}

// mixes reads data/funding-mix.toml.
func (l *loader) mixes() {
	top := l.open("data/funding-mix.toml")
	if top == nil {
		return
	}
	for _, nation := range top.all() {
		if !contains(l.nationIDs(), nation.id()) {
			l.problems.Errorf(nation.here(), place.Meant(nation.id(), l.nationIDs()), "unknown nation %q", nation.id())
		}
		l.project.Mixes[nation.id()] = l.mix(nation, nation.all(), "", project.AssumptionSource, figure.Assumed)
		nation.done()
	}
	top.done()
}

// mix reads contributions, whose shares must come to 100 %: of the cost, or of what amounts leave of it. Their ids begin with stem.
func (l *loader) mix(above *section, sections []*section, stem, source string, method figure.Method) project.Named[project.Contribution] {
	var mix project.Named[project.Contribution]
	sum, whole, shared := 0.0, true, false
	label := "funding.{funder}.share"
	if stem != "" && slices.ContainsFunc(sections, func(s *section) bool { return s.values["share"] == nil }) {
		label = "funding.{funder}.share_of_rest"
	}
	for _, s := range sections {
		at := s.here()
		c := project.Contribution{ID: s.id(), Funder: s.required("funder", "ICB"), Status: s.oneOf("status", "", project.FundingStatuses), File: at.File, Line: at.Line}
		of := func(key, label string, value float64, unit figure.Unit) *figure.Figure {
			f := figure.Given(stem+"funding."+c.ID+"."+key, label, value, unit, "", source)
			f.Method = method
			return f
		}
		amounts := stem != "" && l.amounts(s, &c, of)
		_, stated := s.values["share"]
		switch {
		case stated && amounts:
			s.take("share")
			s.errorf("share", "leave the share out, or the amounts", "%s states a share and amounts of money", s.id())
			whole = false
		case !amounts:
			share, ok := 0.0, false
			if stem == "" || stated {
				share, ok = s.requiredNumber("share", 0, 1)
			} else {
				s.number("share", 0, 1)
				s.missing("share", "share = 0.3, a part of the cost, or amount = 200000, pounds a year")
			}
			sum, whole, shared = sum+share, whole && ok, true
			c.Share = of("share", l.label(label, "funder", c.Funder), share, figure.Share)
		}
		s.done()
		mix.Put(c.ID, c)
	}
	if shared && whole && math.Abs(sum-1) > 1e-9 {
		at := sections[0].here()
		l.problems.Errorf(at, "change the shares so that they come to 1 (100%)", "the funding shares come to %s, which is %s%%", short(figure.RoundTo(sum, 0.0001)), short(figure.RoundTo(sum*100, 0.01)))
	}
	return mix
}

// amounts reads what a funder pays in pounds, each year and in years of the plan, and reports whether any is stated.
func (l *loader) amounts(s *section, c *project.Contribution, of func(key, label string, value float64, unit figure.Unit) *figure.Figure) (stated bool) {
	_, stated = s.values["amount"]
	s.typed("amount", "", "200000")
	if n, ok := s.number("amount", 1, mostPounds); ok {
		c.Amount = of("amount", l.label("funding.{funder}.amount", "funder", c.Funder), n, figure.Pounds)
	}
	for year := range plannedYears {
		key := fmt.Sprintf("year_%d", year)
		_, is := s.values[key]
		stated = stated || is
		if n, ok := s.number(key, 0, mostPounds); ok {
			if c.Years == nil {
				c.Years = map[int]*figure.Figure{}
			}
			c.Years[year] = of("amount_"+strconv.Itoa(year), l.label("funding.{funder}.amount_{year}", "funder", c.Funder, "year", year), n, figure.Pounds)
		}
	}
	return stated
}

// A funder pays no more than this in a year, and for so many years: those that the model plans.
const (
	mostPounds   = 1e9
	plannedYears = 5
)

// appraisal reads what an area file states of its own case.
func (l *loader) appraisal(s *section, a *project.Area) {
	for _, f := range s.tables("assumption") {
		l.override(f, a, "assumption."+f.id())
	}
	for _, f := range s.tables("price") {
		l.override(f, a, "price."+f.id())
	}
	for _, f := range s.tables("setup") {
		l.override(f, a, "setup."+f.id())
	}
	for _, o := range s.tables("option") {
		a.Options.Put(o.id(), l.option(o))
	}
	known := append(append([]string{project.PlannedOption}, l.project.Options.IDs...), a.Options.IDs...)
	if a.Preferred = s.text("preferred"); a.Preferred != "" && !contains(known, a.Preferred) {
		s.errorf("preferred", place.Meant(a.Preferred, known), "unknown option %q", a.Preferred)
	}
	l.panel(s, a, known)
	a.Funding = l.mix(s, s.tables("funding"), "own.", project.LocalSource, figure.Counted)
	for _, b := range s.tables("benefit") {
		a.Benefits.Put(b.id(), l.benefit(b))
	}
	l.wholeProblems(s, a)
	l.groups(s, a)
	for _, r := range s.tables("risk") {
		a.Risks.Put(r.id(), l.risk(r))
	}
	for _, q := range s.tables("quote") {
		a.Quotes.Put(q.id(), project.Voice{
			ID: q.id(), Text: q.required("text", "What was said"), By: q.required("by", "A mother in Leeds"),
			Consent: q.required("consent", "Written consent of 3 March 2026, kept by the team"),
		})
		q.done()
	}
	for _, m := range s.tables("milestone") {
		a.Milestones.Put(m.id(), l.milestone(m))
	}
}

// override reads an area's own value of a parameter.
func (l *loader) override(s *section, a *project.Area, id string) {
	standard, ok := l.project.Parameters.Get(id)
	if l.log != nil && !ok {
		standard, ok = l.project.Parameters.Get(l.project.Parameters.IDs[0])
	}
	if !ok {
		l.problems.Errorf(s.here(), place.Meant(id, l.project.Parameters.IDs)+" (parameters stand in data/model.toml)", "unknown parameter %q", id)
		return
	}
	most := 1e12
	if standard.Unit == figure.Share {
		most = 1
	}
	value, _ := s.requiredNumber("value", 0, most)
	s.divides(id, "value", value)
	f := figure.Given(id, standard.Label, value, standard.Unit, s.text("period"), s.source("source"))
	f.Method = s.method(figure.Counted)
	f.Note = s.required("note", "Why it differs here")
	s.done()
	a.Assumptions.Put(id, f)
}

// benefit reads one line of benefits: all of it is required, for a ratio rests on it.
func (l *loader) benefit(s *section) project.Benefit {
	b := project.Benefit{ID: s.id(), Name: s.required("name", "Fewer babies come into care"), Owner: s.required("owner", "Who answers for the figures")}
	b.Body = s.required("body", "Whose budget gains")
	b.Cashability = s.oneOf("cashability", "", project.Cashabilities)
	b.Source = s.source("source")
	confidence, _ := s.requiredNumber("confidence", 1, 6)
	b.Confidence = int(confidence)
	b.WholeProblem = s.flag("whole_problem")
	part := func(key string, unit figure.Unit, most float64) *figure.Figure {
		value, _ := s.requiredNumber(key, 0, most)
		return figure.Given("own.benefit."+b.ID+"."+key, l.label("benefit.{benefit}."+key, "benefit", b.Name), value, unit, "", b.Source)
	}
	b.Baseline = part("baseline", figure.Share, 1)
	b.Effect = part("effect", figure.Share, 1)
	b.Deadweight = part("deadweight", figure.Share, 1)
	b.UnitCost = part("unit_cost", figure.Pounds, 1e9)
	b.OptimismBias = part("optimism_bias", figure.Share, 1)
	if b.Confidence >= 5 && b.OptimismBias.Value < 0.25 {
		s.errorf("optimism_bias", "write at least 0.25, or find better evidence", "a benefit of confidence grade %d takes off %s for optimism", b.Confidence, short(b.OptimismBias.Value))
	}
	lag, _ := s.requiredNumber("lag", 0, 60)
	duration, _ := s.requiredNumber("duration", 1, 60)
	b.Lag, b.Duration = int(lag), int(duration)
	s.done()
	return b
}

// wholeProblems refuses to add totals of whole problems: they overlap.
func (l *loader) wholeProblems(s *section, a *project.Area) {
	for id, b := range a.Benefits.All() {
		if b.WholeProblem && len(a.Benefits.IDs) > 1 {
			at := s.file.keyAt(s.to2("benefit", id))
			l.problems.Errorf(at, "keep the one line, or break it into parts that do not overlap", "%q is the cost of a whole problem, and cannot be added to other benefits", b.Name)
		}
	}
}

func (s *section) to2(keys ...string) []string { return append(append([]string{}, s.path...), keys...) }

// groups reads the groups of births that an area declares to exclude each other.
func (l *loader) groups(s *section, a *project.Area) {
	need := s.table("need")
	if need == nil {
		return
	}
	exclusive := need.flag("groups_exclude_each_other")
	sum := 0.0
	for _, g := range need.tables("group") {
		group := project.Group{ID: g.id(), Label: g.required("label", "Low income")}
		n, _ := g.requiredNumber("babies", 0, 1e6)
		g.small("babies", "the group "+g.id(), figure.Babies, n, "join it with another group")
		sum += n
		group.Babies = figure.Given("need.group."+group.ID, l.label("need.group.{group}", "group", group.Label), n, figure.Babies, g.required("period", "2025"), g.source("source"))
		group.Babies.Method = g.method(figure.Counted)
		group.Rate = g.required("rate", "rate.low_income")
		if _, ok := l.project.Parameters.Get(group.Rate); group.Rate != "" && !ok {
			g.errorf("rate", place.Meant(group.Rate, l.project.Parameters.IDs), "unknown rate %q", group.Rate)
		}
		g.done()
		a.Groups.Put(group.ID, group)
	}
	births, ok := a.Figures.Get("births")
	switch rest := births.Value - sum; {
	case ok && births.Suppressed && sum > 0:
		l.problems.Errorf(need.here(), "leave the groups out", "the births of %s are suppressed, and its groups say how many they are", a.Name)
	case ok && rest > 0 && rest < smallest:
		l.problems.Errorf(need.here(), "join two groups, so that no fewer than 8 are left over", "the births that are in no group are so few that they could point to families")
	}
	if ok && !births.Suppressed && sum > births.Value {
		l.problems.Errorf(need.here(), "count each baby in one group only", "the groups hold %s babies, more than the %s born", short(sum), short(births.Value))
	}
	if len(a.Groups.IDs) > 0 && !exclusive {
		need.missing("groups_exclude_each_other", "groups_exclude_each_other = true, if no baby is in two groups; groups that overlap are never added")
	}
	need.done()
}
