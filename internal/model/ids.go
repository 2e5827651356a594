package model

import (
	"strings"

	"casemaker/internal/figure"
)

// A declaration is one row of the table of ids: what figures of that id are, and when an area has them. Its id and label
// are patterns: what stands in braces is filled for each figure. Ids never meet: patterns differ in a word that is not in
// braces, and ids that users give in an area's file stand below "own.".
type declaration struct {
	id    string
	label string
	unit  figure.Unit
	when  When
	own   bool // users name such figures too, below "own."
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

// table is every id that the program gives, in the order in which a case has them. Labels are what readers see beside a
// figure; their words stand here and nowhere else.
var table = []declaration{
	{"births.{year}", "Live births, {year}", figure.Babies, WithSeries, false},
	{"member.{area}.births.{year}", "{area}: Live births, {year}", figure.Babies, InWorkings, false},
	{"births.change", "Change in births, {first} to {last}", figure.Share, WithSeries, false},
	{"births.per_thousand", "Births for each 1,000 people", figure.Number, WithPopulation, false},
	{"nation.births_per_thousand", "{nation}: births for each 1,000 people", figure.Number, WithNation, false},

	{"need.low", "Babies likely to need help: low estimate", figure.Babies, WithBirths, false},
	{"need.reference", "Babies likely to need help: reference estimate", figure.Babies, WithBirths, false},
	{"need.mix", "Babies likely to need help: weighted for low income", figure.Babies, WithLowIncome, false},
	{"need.hierarchy", "Babies likely to need help: groups that exclude each other", figure.Babies, WithGroups, false},
	{"need.high", "Babies likely to need help: high estimate", figure.Babies, WithBirths, false},

	{"need.central", "Babies likely to need help: central estimate", figure.Babies, WithBirths, false},

	{"team.scale", "Size of the area against the team model", figure.Factor, WithBirths, false},
	{"post.{post}.wte", "{post}: WTE", figure.WTE, WithBirths, true},
	{"post.{post}.basic", "{post}: basic pay", figure.Pounds, WithBirths, true},
	{"post.{post}.supplement", "{post}: high-cost area supplement", figure.Pounds, WithZone, true},
	{"post.{post}.national_insurance", "{post}: National Insurance", figure.Pounds, WithBirths, true},
	{"post.{post}.pension", "{post}: pension", figure.Pounds, WithBirths, true},
	{"post.{post}.levy", "{post}: apprenticeship levy", figure.Pounds, WithBirths, true},
	{"post.{post}.total", "{post}: total", figure.Pounds, WithBirths, true},
	{"team.wte", "Team, whole-time equivalents", figure.WTE, WithBirths, false},
	{"team.direct_wte", "Time in direct work, whole-time equivalents", figure.WTE, WithBirths, false},
	{"cost.basic", "Basic pay", figure.Pounds, WithBirths, false},
	{"cost.supplement", "High-cost area supplement", figure.Pounds, WithZone, false},
	{"cost.national_insurance", "Employer National Insurance", figure.Pounds, WithBirths, false},
	{"cost.pension", "Employer pension", figure.Pounds, WithBirths, false},
	{"cost.levy", "Apprenticeship levy", figure.Pounds, WithBirths, false},
	{"cost.pay", "Pay and on-costs", figure.Pounds, WithBirths, false},
	{"cost.{price}", "{price}", figure.Pounds, WithBirths, false},
	{"cost.non_pay", "Non-pay", figure.Pounds, WithBirths, false},
	{"cost.direct", "Direct cost", figure.Pounds, WithBirths, false},
	{"cost.overhead", "Overhead", figure.Pounds, WithBirths, false},
	{"cost.recurrent", "Cost a year", figure.Pounds, WithBirths, false},
	{"cost.contingency", "Contingency", figure.Pounds, WithBirths, false},
	{"cost.up_to", "Cost a year, with contingency", figure.Pounds, WithBirths, false},
	{"cost.setup", "Set-up, once", figure.Pounds, WithBirths, false},
	{"capacity.per_wte", "Families a year for each WTE of direct work", figure.Number, WithBirths, false},
	{"capacity.families", "Families a team can see in a year", figure.Families, WithBirths, false},
	{"cost.per_birth", "Cost for each birth", figure.Pence, WithBirths, false},
	{"cost.per_head", "Cost for each resident", figure.Pence, WithPopulation, false},
	{"coverage.low", "Share of {need} that a team can see", figure.Share, WithBirths, false},
	{"coverage.reference", "Share of {need} that a team can see", figure.Share, WithBirths, false},
	{"coverage.mix", "Share of {need} that a team can see", figure.Share, WithLowIncome, false},
	{"coverage.hierarchy", "Share of {need} that a team can see", figure.Share, WithGroups, false},
	{"coverage.high", "Share of {need} that a team can see", figure.Share, WithBirths, false},
	{"coverage.central", "Share of {need} that a team can see", figure.Share, WithBirths, false},
	{"gap.families", "Babies a year beyond what a team can see (central estimate)", figure.Babies, WithBirths, false},
	{"cost.per_family", "Cost for each family", figure.Pence, WithFamilies, false},

	{"cost.year_{year}", "Cost in year {year}", figure.Pounds, WithBirths, false},
	{"capacity.year_{year}", "Families seen in year {year}", figure.Families, WithBirths, false},
	{"year.{year}.cost", "Cost in year {year}", figure.Pounds, WithBirths, false},
	{"year.{year}.families", "Families seen in year {year}", figure.Families, WithBirths, false},
	{"phase.cost_{year}", "Share of a full year’s cost spent in year {year}", figure.Share, WithBirths, false},
	{"timeline.lead_paid_{year}", "Share of year {year} for which the lead is in post", figure.Share, InWorkings, false},
	{"timeline.team_paid_{year}", "Share of year {year} for which the other posts are filled", figure.Share, InWorkings, false},
	{"phase.activity_{year}", "Share of capacity reached in year {year}", figure.Share, InWorkings, false},
	{"month.{milestone}", "Months after the decision: {milestone}", figure.Number, WithBirths, false},
	{"cost.five_years", "Cost over five years", figure.Pounds, WithBirths, false},
	{"appraisal.cost_5y", "Cost over five years", figure.Pounds, WithBirths, false},
	{"appraisal.discount_{year}", "Discount factor, year {year}", figure.Factor, InWorkings, false},
	{"appraisal.pv_cost", "Present value of five years’ cost", figure.Pounds, WithBirths, false},
	{"appraisal.discounted_families", "Families seen over five years, discounted", figure.Number, WithBirths, false},
	{"appraisal.discounted_cost_years", "Years of full cost in the appraisal, discounted", figure.Number, WithBirths, false},
	{"appraisal.discounted_activity_years", "Years of full capacity in the appraisal, discounted", figure.Number, WithBirths, false},
	{"cost.cash_year_{year}", "Cost in year {year}, cash", figure.Pounds, WithBirths, false},
	{"cost.cash_five_years", "Cost over five years, cash", figure.Pounds, WithBirths, false},
	{"appraisal.break_even_per_family", "Benefit for each family at which the team breaks even", figure.Pence, WithFamilies, false},
	{"appraisal.break_even_three_quarters", "Benefit for each family who benefits, if three in four do", figure.Pence, WithFamilies, false},
	{"appraisal.break_even_half", "Benefit for each family who benefits, if half do", figure.Pence, WithFamilies, false},
	{"switch.recurrent", "Highest cost a year", figure.Pounds, WithFamilies, false},
	{"switch.overhead", "Highest overhead", figure.Share, WithFamilies, false},
	{"switch.capacity", "Fewest families a year", figure.Families, WithFamilies, false},
	{"switch.hours", "Most hours for one family", figure.Hours, WithFamilies, false},
	{"switch.direct_share", "Least share of direct-work time with families", figure.Share, WithFamilies, false},

	{"full.post.{post}.wte", "Full team: {post}, WTE", figure.WTE, WithOwnPosts, false},
	{"full.post.{post}.total", "Full team: {post}, total", figure.Pounds, WithOwnPosts, false},
	{"full.wte", "Full team, whole-time equivalents", figure.WTE, WithBirths, false},
	{"full.cost", "Full team: cost a year", figure.Pounds, WithBirths, false},
	{"full.families", "Full team: families a year", figure.Families, WithBirths, false},

	{"option.{option}.post.{post}.wte", "{option}: {post}, WTE", figure.WTE, WithBirths, true},
	{"option.{option}.post.{post}.total", "{option}: {post}, total", figure.Pounds, WithBirths, true},
	{"option.{option}.wte", "{option}: WTE", figure.WTE, WithBirths, true},
	{"option.{option}.cost", "{option}: {new}cost a year", figure.Pounds, WithBirths, true},
	{"option.{option}.families", "{option}: families a year", figure.Families, WithBirths, true},
	{"option.{option}.coverage", "{option}: share of the central estimate of need", figure.Share, WithBirths, true},
	{"option.{option}.pv_cost", "{option}: present value of five years’ cost", figure.Pounds, WithBirths, true},
	{"option.{option}.per_family", "{option}: cost for each family", figure.Pence, WithFamilies, true},
	{"option.{option}.score.{factor}", "{option}: score for {factor}", figure.Number, InWorkings, true},
	{"option.{option}.score", "{option}: weighted score, 0 to 4", figure.Number, WithPanel, true},
	{"option.{option}.incremental", "{option}: cost of each further family, against {against}", figure.Pence, WithFamilies, true},

	{"preferred.wte", "The team asked for, whole-time equivalents", figure.WTE, WithOption, false},
	{"preferred.cost", "The team asked for: cost a year", figure.Pounds, WithOption, false},
	{"preferred.setup", "The team asked for: set-up, once", figure.Pounds, WithOption, false},
	{"preferred.contingency", "The team asked for: contingency", figure.Pounds, WithOption, false},
	{"preferred.up_to", "The team asked for: cost a year, with contingency", figure.Pounds, WithOption, false},
	{"preferred.families", "The team asked for: families a year", figure.Families, WithOption, false},
	{"preferred.coverage", "The team asked for: share of the central estimate of need", figure.Share, WithOption, false},
	{"preferred.pv_cost", "The team asked for: present value of five years’ cost", figure.Pounds, WithOption, false},
	{"preferred.per_family", "The team asked for: cost for each family", figure.Pence, WithFamilies, false},
	{"preferred.year.{year}.cost", "The team asked for: cost in year {year}", figure.Pounds, WithOption, false},
	{"preferred.year.{year}.families", "The team asked for: families seen in year {year}", figure.Families, WithOption, false},
	{"money.left", "Money available less what is asked for", figure.Pounds, IfStated, false},
	{"existing.wte", "Specialised teams here now, whole-time equivalents", figure.WTE, IfStated, false},
	{"existing.families", "Specialised teams here now: families a year", figure.Families, IfStated, false},
	{"existing.budget", "Specialised teams here now: budget a year", figure.Pounds, IfStated, false},
	{"gap.wte", "WTE beyond those of the teams here now", figure.WTE, IfStated, false},
	{"gap.seen", "Families a year beyond those that the teams here now see", figure.Families, IfStated, false},
	{"gap.cost", "Cost a year beyond the budget of the teams here now", figure.Pounds, IfStated, false},
	{"share.births", "Births a year here and in the areas of the same health body", figure.Babies, WithNeighbours, false},
	{"share.of_team", "Share of a team with those areas, by births", figure.Share, WithNeighbours, false},
	{"share.wte", "A team with those areas, whole-time equivalents", figure.WTE, WithNeighbours, false},
	{"share.cost", "A team with those areas: cost a year", figure.Pounds, WithNeighbours, false},
	{"neighbour.{area}.births", "{area}: Live births", figure.Babies, InWorkings, false},
	{"team.number", "Number of teams of the model’s size", figure.Number, WithBirths, false},
	{"capacity.per_team", "Families a year for each of them", figure.Families, WithBirths, false},

	{"sensitivity.{driver}.{end}.post.{post}.wte", "{driver}, {end}: {post}, WTE", figure.WTE, WithFamilies, false},
	{"sensitivity.{driver}.{end}.post.{post}.total", "{driver}, {end}: {post}, total", figure.Pounds, WithFamilies, false},
	{"sensitivity.{driver}.{end}.per_family", "{driver}, {end}: cost for each family", figure.Pence, WithFamilies, false},
	{"sensitivity.{driver}.{end}.coverage", "{driver}, {end}: share of the central estimate of need", figure.Share, WithFamilies, false},

	{"pay_view.{point}.{view}.post.{post}.wte", "Pay and on-costs, {point}, {view}: {post}, WTE", figure.WTE, InWorkings, false},
	{"pay_view.{point}.{view}.post.{post}.total", "Pay and on-costs, {point}, {view}: {post}, total", figure.Pounds, WithBirths, false},
	{"pay_view.{point}.{view}", "Pay and on-costs, {point}, {view}", figure.Pounds, WithBirths, false},

	{"route.{route}.{step}.post.{post}.wte", "{route}, step {step}: {post}, WTE", figure.WTE, WithBirths, false},
	{"route.{route}.{step}.post.{post}.total", "{route}, step {step}: {post}, total", figure.Pounds, WithBirths, false},
	{"route.{route}.{step}.wte", "{route}, step {step}: WTE", figure.WTE, WithBirths, false},
	{"route.{route}.{step}.cost", "{route}, step {step}: cost a year", figure.Pounds, WithBirths, false},
	{"route.{route}.{step}.families", "{route}, step {step}: families a year", figure.Families, WithBirths, false},

	{"funding.{funder}.year_{year}", "{funder}, year {year}", figure.Pounds, WithFunders, true},
	{"funding.{funder}.total", "{funder}, five years", figure.Pounds, WithFunders, true},
	{"funding.gap_year_{year}", "Not confirmed, year {year}", figure.Pounds, WithFunders, false},
	{"funding.gap", "Not confirmed, five years", figure.Pounds, WithFunders, false},

	{"funding.confirmed", "Confirmed, five years", figure.Pounds, WithFunders, false},

	{"own.benefit.{benefit}.yearly", "{benefit}: worth of one year’s families, a year", figure.Pounds, WithBenefits, false},
	{"own.benefit.{benefit}.pv", "{benefit}: present value", figure.Pounds, WithBenefits, false},
	{"benefit.{kind}.pv", "{kind} benefits, present value", figure.Pounds, WithBenefits, false},
	{"appraisal.ratio_{kind}", "{kind} benefits for each £1 of cost", figure.Number, WithBenefits, false},
	{"appraisal.net_{kind}", "{kind} benefits less cost, present value", figure.Pounds, WithBenefits, false},
	{"funding.{funder}.pv", "{funder}: present value of what it pays", figure.Pounds, WithFunders, true},
	{"gains.body_{number}", "{body}: present value of what it gains", figure.Pounds, WithBenefits, false},
	{"gains.body_{number}.cashable", "{body}: of that, cash that can be released", figure.Pounds, WithBenefits, false},

	{"ask.{ask}", "Asked for: {ask}, a year", figure.Pounds, WithAsk, false},
	{"ask.sum", "Asked for: cost a year", figure.Pounds, WithAsk, false},
	{"ask.up_to", "Asked for: cost a year with contingency", figure.Pounds, WithAsk, false},
	{"ask.once", "Asked for: set-up, once", figure.Pounds, WithAsk, false},
	{"ask.wte", "The team asked for, whole-time equivalents", figure.WTE, WithAsk, false},
	{"ask.families", "Families a year that the team asked for can see", figure.Families, WithAsk, false},

	{"pay.{scale}.{band}.entry", "{band}, entry, {price_year}", figure.Pounds, InWorkings, false},
	{"pay.{scale}.{band}.top", "{band}, top, {price_year}", figure.Pounds, InWorkings, false},
	{"pay.{scale}.{band}.midpoint", "{band}, midpoint, {price_year}", figure.Pence, InWorkings, false},
	{"pay.{scale}.{band}.{point}.insured", "{band}, {point}, {price_year}: above the National Insurance threshold", figure.Pence, InWorkings, false},
	{"zone.{zone}.least", "{zone} supplement, least, {price_year}", figure.Pounds, InWorkings, false},
	{"zone.{zone}.most", "{zone} supplement, most, {price_year}", figure.Pounds, InWorkings, false},
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
func (d *declaration) name(f *figure.Figure, args ...arg) *figure.Figure {
	return f.Named(d.expandID(args...), d.expandLabel(args...), d.unit)
}

// given makes a figure of a row that stands on a source of its own.
func (d *declaration) given(value float64, source string, method figure.Method, args ...arg) *figure.Figure {
	f := figure.Given(d.expandID(args...), d.expandLabel(args...), value, d.unit, "", source)
	f.Method = method
	return f
}

func (d *declaration) expandID(args ...arg) string {
	return fill(d.id, func(name string) string { return find(args, name).id })
}

func (d *declaration) expandLabel(args ...arg) string {
	return fill(d.label, func(name string) string { return find(args, name).words })
}

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
