package project

import (
	"time"

	"casemaker/internal/figure"
)

// An Option is one way to answer the need.
type Option struct {
	ID, Name, Summary string
	Team              string      // id of its team model; empty for an option without posts
	Weighted          bool        // sized by need rather than births alone
	Posts             Named[Post] // an area's own option: its posts as they stand, in place of a team model
}

// PlannedOption is the id of an area's own posts among the options.
const PlannedOption = "planned"

// A SuccessFactor is what a good option must do.
type SuccessFactor struct {
	ID, Name, Measure string
}

// A Panel is a local panel that has weighed the success factors and scored the options. Nothing is scored without one.
type Panel struct {
	Name    string
	Date    time.Time
	Weights Named[*figure.Figure]         // by success factor; they sum to 100
	Scores  map[string]map[string]float64 // by option and success factor, 0 to 4
}

// FundingStatuses say how sure a contribution is.
var FundingStatuses = []string{"proposed", "asked", "indicated", "confirmed"}

// A Contribution is what one funder would pay: amounts of money, or a share of what the amounts of others leave.
type Contribution struct {
	ID, Funder, Status string
	Share              *figure.Figure         // nil where amounts are stated
	Amount             *figure.Figure         // pounds in each year but those of Years; nil for none
	Years              map[int]*figure.Figure // pounds in years of the plan, counted from 0
	File               string                 // where it is stated
	Line               int
}

// In is the amount that a contribution states for a year; nil where it states none.
func (c Contribution) In(year int) *figure.Figure {
	if of, ok := c.Years[year]; ok {
		return of
	}
	return c.Amount
}

// Cashabilities say what a benefit means for a budget, from cash that can be taken out to gains outside any budget.
var Cashabilities = []string{"cash-releasing", "cost avoidance", "capacity", "societal"}

// A Benefit is one line of an area's benefits. Each of its figures has an owner and a source.
type Benefit struct {
	ID, Name, Owner, Body, Cashability, Source           string
	Confidence                                           int // grade 1 (best) to 6
	WholeProblem                                         bool
	Baseline, Effect, Deadweight, UnitCost, OptimismBias *figure.Figure
	Lag, Duration                                        int // years
}

// A Group is part of an area's births that the area declares to exclude the other groups.
type Group struct {
	ID, Label string
	Babies    *figure.Figure
	Rate      string // id of a rate
}

// A Risk is a line of the risk register: likelihood and impact 1 to 5, before and after mitigation.
type Risk struct {
	ID, Risk, Category, Mitigation, Owner                  string
	Likelihood, Impact, ResidualLikelihood, ResidualImpact int
}

// A Milestone is a step of delivery, in months from the decision.
type Milestone struct {
	ID, Name, Owner string
	Start, Finish   int
	After           []string
}

// Dimensions are the kinds of choice that a long list goes through, in order.
var Dimensions = []string{"Scope", "Solution", "Delivery", "Implementation", "Funding"}

// A Choice is one of the long list: what could be done, whether it went forward to the options, and why.
type Choice struct {
	ID, Dimension, Choice, Why string
	Carried                    bool
}

// An Objective is what the team is to achieve, by when: in words, or by the month of a milestone.
type Objective struct{ ID, Objective, Measure, By, Milestone string }

// The milestones that cost and families follow: when the lead is in post, when the others are, when the team opens to
// families, and when it works in full.
const (
	LeadInPost  = "lead"
	TeamInPost  = "team"
	OpenToAll   = "open"
	FullWorking = "full"
)

// NeededMilestones lists them.
var NeededMilestones = []string{LeadInPost, TeamInPost, OpenToAll, FullWorking}

// An Indicator is what is measured to see whether benefits come.
type Indicator struct{ ID, Name, Definition, Target, Frequency, Owner, Outcome string }

// An EqualityGroup is a line of the prompts for an equality assessment. Figure is the id of a figure of the area that speaks
// of the group, where there is one; Areas are those that it is for, by slug, where it is not for the whole nation.
type EqualityGroup struct {
	ID, Group, Evidence, Impact, Mitigation, Figure string
	Areas                                           []string
}

// An Equality holds the prompts of one nation with the duties that it answers.
type Equality struct {
	Duties  string
	Sources []string
	Groups  Named[EqualityGroup]
}

// A Claim is a line of the evidence table.
type Claim struct {
	ID, Claim, Study, Design, Population, Effect, Limits, Strength string
	Sources                                                        []string
}

// Strengths of evidence; "counter" speaks against the claim.
var Strengths = []string{"strong", "moderate", "limited", "counter"}

// A Route is a way to grow a team step by step, each phase with its posts.
type Route struct {
	ID, Name, Why string
	Phases        Named[Phase]
}

// PhaseKinds are what a step of a route is. Only a team grows with births and sees families: one lead, one forum or one plan
// serves a small place and a large one.
var PhaseKinds = []string{"team", "lead", "forum", "plan"}

// A Phase is one step of a route.
type Phase struct {
	ID, Name string
	Kind     string // one of PhaseKinds
	Months   int
	Team     string // the team whose posts these are; empty where the step has posts of its own
	Posts    Named[Post]
}

// Logged is what the assumptions log says besides a parameter's value.
type Logged struct {
	Owner  string
	Review time.Time
}
