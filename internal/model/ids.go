package model

import (
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/language"
)

// A declaration is one row of the table of ids: what figures of that id are, and when an area has them. Its id is a
// pattern: what stands in braces is filled for each figure, and so is its label, which stands below the same pattern in
// data/language. Ids never meet: patterns differ in a word that is not in
// braces, and ids that users give in an area's file stand below "own.".
type declaration struct {
	id   string
	unit figure.Unit
	when When
	own  bool // users name such figures too, below "own."
}

// When says in which areas there is a figure or text of an id.
type When string

// When an area has a figure or text.
const (
	Always         When = "in every area"
	WithFigure     When = "where the area gives it"
	WithBirths     When = "where births are known"
	WithSeries     When = "where births of several years are known"
	WithPopulation When = "where births and population are known"
	WithNation     When = "where the nation’s births and population are known for the same time"
	WithLowIncome  When = "where the share of births in low-income families is known"
	WithGroups     When = "where the area declares groups that exclude each other"
	WithFamilies   When = "where the team could see at least one family a year"
	WithZone       When = "where a high-cost supplement is paid"
	WithFunders    When = "where a funding mix is known"
	WithBenefits   When = "where the area states benefits"
	WithMembers    When = "in pooled areas"
	WithOwnPosts   When = "where the area states its posts"
	WithPanel      When = "where a local panel has scored the options"
	WithNeighbours When = "where other councils of the same health body are known"
	WithAsk        When = "where a team is asked for"
	WithOption     When = "where an option is preferred"
	WithJoint      When = "where births are published only together with another area"
	WithNote       When = "where the figure has a note"
	WithArea       When = "on pages of an area"
	IfStated       When = "where it is stated"
	InWorkings     When = "in workings"
)

// table is every id that the program gives, in the order in which a case has them.
var table = []declaration{
	{"births.{year}", figure.Babies, WithSeries, false},
	{"member.{area}.births.{year}", figure.Babies, InWorkings, false},
	{"births.change", figure.Share, WithSeries, false},
	{"births.per_thousand", figure.Rate, WithPopulation, false},
	{"nation.births_per_thousand", figure.Rate, WithNation, false},

	{"need.low", figure.Babies, WithBirths, false},
	{"need.reference", figure.Babies, WithBirths, false},
	{"need.mix", figure.Babies, WithLowIncome, false},
	{"need.hierarchy", figure.Babies, WithGroups, false},
	{"need.high", figure.Babies, WithBirths, false},

	{"need.central", figure.Babies, WithBirths, false},

	{"team.scale", figure.Factor, WithBirths, false},
	{"post.{post}.wte", figure.WTE, WithBirths, true},
	{"post.{post}.basic", figure.Pounds, WithBirths, true},
	{"post.{post}.supplement", figure.Pounds, WithZone, true},
	{"post.{post}.national_insurance", figure.Pounds, WithBirths, true},
	{"post.{post}.pension", figure.Pounds, WithBirths, true},
	{"post.{post}.levy", figure.Pounds, WithBirths, true},
	{"post.{post}.total", figure.Pounds, WithBirths, true},
	{"team.wte", figure.WTE, WithBirths, false},
	{"team.direct_wte", figure.WTE, WithBirths, false},
	{"cost.basic", figure.Pounds, WithBirths, false},
	{"cost.supplement", figure.Pounds, WithZone, false},
	{"cost.national_insurance", figure.Pounds, WithBirths, false},
	{"cost.pension", figure.Pounds, WithBirths, false},
	{"cost.levy", figure.Pounds, WithBirths, false},
	{"cost.pay", figure.Pounds, WithBirths, false},
	{"cost.{price}", figure.Pounds, WithBirths, false},
	{"cost.non_pay", figure.Pounds, WithBirths, false},
	{"cost.direct", figure.Pounds, WithBirths, false},
	{"cost.overhead", figure.Pounds, WithBirths, false},
	{"cost.recurrent", figure.Pounds, WithBirths, false},
	{"cost.contingency", figure.Pounds, WithBirths, false},
	{"cost.up_to", figure.Pounds, WithBirths, false},
	{"cost.setup", figure.Pounds, WithBirths, false},
	{"capacity.per_wte", figure.Number, WithBirths, false},
	{"capacity.families", figure.Families, WithBirths, false},
	{"cost.per_birth", figure.Pence, WithBirths, false},
	{"cost.per_head", figure.Pence, WithPopulation, false},
	{"coverage.low", figure.Share, WithBirths, false},
	{"coverage.reference", figure.Share, WithBirths, false},
	{"coverage.mix", figure.Share, WithLowIncome, false},
	{"coverage.hierarchy", figure.Share, WithGroups, false},
	{"coverage.high", figure.Share, WithBirths, false},
	{"coverage.central", figure.Share, WithBirths, false},
	{"gap.families", figure.Babies, WithBirths, false},
	{"cost.per_family", figure.Pence, WithFamilies, false},

	{"cost.year_{year}", figure.Pounds, WithBirths, false},
	{"capacity.year_{year}", figure.Families, WithBirths, false},
	{"year.{year}.cost", figure.Pounds, WithBirths, false},
	{"year.{year}.families", figure.Families, WithBirths, false},
	{"phase.cost_{year}", figure.Share, WithBirths, false},
	{"timeline.lead_paid_{year}", figure.Share, InWorkings, false},
	{"timeline.team_paid_{year}", figure.Share, InWorkings, false},
	{"phase.activity_{year}", figure.Share, InWorkings, false},
	{"month.{milestone}", figure.Number, WithBirths, false},
	{"cost.five_years", figure.Pounds, WithBirths, false},
	{"appraisal.cost_5y", figure.Pounds, WithBirths, false},
	{"appraisal.discount_{year}", figure.Factor, InWorkings, false},
	{"appraisal.pv_cost", figure.Pounds, WithBirths, false},
	{"appraisal.discounted_families", figure.Number, WithBirths, false},
	{"appraisal.discounted_cost_years", figure.Number, WithBirths, false},
	{"appraisal.discounted_activity_years", figure.Number, WithBirths, false},
	{"cost.cash_year_{year}", figure.Pounds, WithBirths, false},
	{"cost.cash_five_years", figure.Pounds, WithBirths, false},
	{"appraisal.break_even_per_family", figure.Pence, WithFamilies, false},
	{"appraisal.break_even_three_quarters", figure.Pence, WithFamilies, false},
	{"appraisal.break_even_half", figure.Pence, WithFamilies, false},
	{"switch.recurrent", figure.Pounds, WithFamilies, false},
	{"switch.overhead", figure.Share, WithFamilies, false},
	{"switch.capacity", figure.Families, WithFamilies, false},
	{"switch.hours", figure.Hours, WithFamilies, false},
	{"switch.direct_share", figure.Share, WithFamilies, false},

	{"full.post.{post}.wte", figure.WTE, WithOwnPosts, false},
	{"full.post.{post}.total", figure.Pounds, WithOwnPosts, false},
	{"full.wte", figure.WTE, WithBirths, false},
	{"full.cost", figure.Pounds, WithBirths, false},
	{"full.families", figure.Families, WithBirths, false},

	{"option.{option}.post.{post}.wte", figure.WTE, WithBirths, true},
	{"option.{option}.post.{post}.total", figure.Pounds, WithBirths, true},
	{"option.{option}.wte", figure.WTE, WithBirths, true},
	{"option.{option}.cost", figure.Pounds, WithBirths, true},
	{"option.{option}.families", figure.Families, WithBirths, true},
	{"option.{option}.coverage", figure.Share, WithBirths, true},
	{"option.{option}.pv_cost", figure.Pounds, WithBirths, true},
	{"option.{option}.per_family", figure.Pence, WithFamilies, true},
	{"option.{option}.score.{factor}", figure.Number, InWorkings, true},
	{"option.{option}.score", figure.Number, WithPanel, true},
	{"option.{option}.incremental", figure.Pence, WithFamilies, true},

	{"preferred.wte", figure.WTE, WithOption, false},
	{"preferred.cost", figure.Pounds, WithOption, false},
	{"preferred.setup", figure.Pounds, WithOption, false},
	{"preferred.contingency", figure.Pounds, WithOption, false},
	{"preferred.up_to", figure.Pounds, WithOption, false},
	{"preferred.families", figure.Families, WithOption, false},
	{"preferred.coverage", figure.Share, WithOption, false},
	{"preferred.pv_cost", figure.Pounds, WithOption, false},
	{"preferred.per_family", figure.Pence, WithFamilies, false},
	{"preferred.year.{year}.cost", figure.Pounds, WithOption, false},
	{"preferred.year.{year}.families", figure.Families, WithOption, false},
	{"money.left", figure.Pounds, IfStated, false},
	{"existing.wte", figure.WTE, IfStated, false},
	{"existing.families", figure.Families, IfStated, false},
	{"existing.budget", figure.Pounds, IfStated, false},
	{"gap.wte", figure.WTE, IfStated, false},
	{"gap.seen", figure.Families, IfStated, false},
	{"gap.cost", figure.Pounds, IfStated, false},
	{"share.births", figure.Babies, WithNeighbours, false},
	{"share.of_team", figure.Share, WithNeighbours, false},
	{"share.wte", figure.WTE, WithNeighbours, false},
	{"share.cost", figure.Pounds, WithNeighbours, false},
	{"neighbour.{area}.births", figure.Babies, InWorkings, false},
	{"team.number", figure.Number, WithBirths, false},
	{"capacity.per_team", figure.Families, WithBirths, false},

	{"sensitivity.{driver}.{end}.post.{post}.wte", figure.WTE, WithFamilies, false},
	{"sensitivity.{driver}.{end}.post.{post}.total", figure.Pounds, WithFamilies, false},
	{"sensitivity.{driver}.{end}.per_family", figure.Pence, WithFamilies, false},
	{"sensitivity.{driver}.{end}.coverage", figure.Share, WithFamilies, false},

	{"pay_view.{point}.{view}.post.{post}.wte", figure.WTE, InWorkings, false},
	{"pay_view.{point}.{view}.post.{post}.total", figure.Pounds, WithBirths, false},
	{"pay_view.{point}.{view}", figure.Pounds, WithBirths, false},

	{"route.{route}.{step}.post.{post}.wte", figure.WTE, WithBirths, false},
	{"route.{route}.{step}.post.{post}.total", figure.Pounds, WithBirths, false},
	{"route.{route}.{step}.wte", figure.WTE, WithBirths, false},
	{"route.{route}.{step}.cost", figure.Pounds, WithBirths, false},
	{"route.{route}.{step}.families", figure.Families, WithBirths, false},

	{"funding.{funder}.year_{year}", figure.Pounds, WithFunders, true},
	{"funding.{funder}.total", figure.Pounds, WithFunders, true},
	{"funding.gap_year_{year}", figure.Pounds, WithFunders, false},
	{"funding.gap", figure.Pounds, WithFunders, false},

	{"funding.confirmed", figure.Pounds, WithFunders, false},

	{"own.benefit.{benefit}.yearly", figure.Pounds, WithBenefits, false},
	{"own.benefit.{benefit}.pv", figure.Pounds, WithBenefits, false},
	{"benefit.{kind}.pv", figure.Pounds, WithBenefits, false},
	{"appraisal.ratio_{kind}", figure.Number, WithBenefits, false},
	{"appraisal.net_{kind}", figure.Pounds, WithBenefits, false},
	{"funding.{funder}.pv", figure.Pounds, WithFunders, true},
	{"gains.body_{number}", figure.Pounds, WithBenefits, false},
	{"gains.body_{number}.cashable", figure.Pounds, WithBenefits, false},

	{"ask.{ask}.pay", figure.Pounds, WithAsk, false},
	{"ask.{ask}.non_pay", figure.Pounds, WithAsk, false},
	{"ask.{ask}.overhead", figure.Pounds, WithAsk, false},
	{"ask.{ask}", figure.Pounds, WithAsk, false},
	{"ask.sum", figure.Pounds, WithAsk, false},
	{"ask.up_to", figure.Pounds, WithAsk, false},
	{"ask.once", figure.Pounds, WithAsk, false},
	{"ask.wte", figure.WTE, WithAsk, false},
	{"ask.families", figure.Families, WithAsk, false},

	{"pay.{scale}.{band}.entry", figure.Pounds, InWorkings, false},
	{"pay.{scale}.{band}.top", figure.Pounds, InWorkings, false},
	{"pay.{scale}.{band}.midpoint", figure.Pence, InWorkings, false},
	{"pay.{scale}.{band}.{point}.insured", figure.Pence, InWorkings, false},
	{"zone.{zone}.least", figure.Pounds, InWorkings, false},
	{"zone.{zone}.most", figure.Pounds, InWorkings, false},
}

// ownPrefix begins every id that a user of the project gives in an area's file.
const ownPrefix = "own."

// declared finds a row of the table by its pattern.
var declared = func() map[string]*declaration {
	byID := map[string]*declaration{}
	for i := range table {
		d := &table[i]
		byID[d.id] = d
		if d.own {
			owned := *d
			owned.id = ownPrefix + d.id
			byID[owned.id] = &owned
		}
	}
	return byID
}()

// An arg fills a pattern: what stands in braces under a name is an id in the id, and words in the label.
type arg struct{ name, id, words string }

// name gives a result its id, label and unit.
func (d *declaration) name(l *language.Language, f *figure.Figure, args ...arg) *figure.Figure {
	return f.Named(d.expandID(args...), called(l, d.id, args...), d.unit)
}

// given makes a figure of a row that stands on a source of its own.
func (d *declaration) given(l *language.Language, value float64, source string, method figure.Method, args ...arg) *figure.Figure {
	f := figure.Given(d.expandID(args...), called(l, d.id, args...), value, d.unit, "", source)
	f.Method = method
	return f
}

func (d *declaration) expandID(args ...arg) string {
	return fill(d.id, func(name string) string { return find(args, name).id })
}

// called is what a figure of an id is called. What users name is called as the program's own is.
func called(l *language.Language, id string, args ...arg) string {
	return l.Fill(labelID(id), func(name string) string { return find(args, name).words })
}

// labelID is the message that says what a figure of an id is called.
func labelID(id string) string { return language.Labels + strings.TrimPrefix(id, ownPrefix) }

func find(args []arg, name string) arg {
	for _, a := range args {
		if a.name == name {
			return a
		}
	}
	panic("model: nothing fills {" + name + "}")
}

// fill replaces what stands in braces.
func fill(pattern string, with func(name string) string) string {
	before, rest, ok := strings.Cut(pattern, "{")
	if !ok {
		return pattern
	}
	var b strings.Builder
	for ok {
		b.WriteString(before)
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(with(name))
		before, rest, ok = strings.Cut(after, "{")
	}
	b.WriteString(before)
	return b.String()
}
