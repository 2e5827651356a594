package project

import "casemaker/internal/figure"

// A Measure is something that is published of areas, for the local profile: a rate to set beside those of other places,
// or what is spent now.
type Measure struct {
	ID     string
	Label  string
	Unit   figure.Unit
	Group  string                   // where it is shown: one of MeasureGroups
	Count  string                   // id of the measure that is the number behind this rate
	Figure string                   // id of an area's figure that it shows, in place of values of its own
	By     Named[Reported]          // by nation
	Areas  map[string][]PeriodValue // by slug, oldest first
}

// MeasureGroups are where measures are shown: beside those of other places, in the table of what is spent now, or only as
// the number behind a rate.
var MeasureGroups = []string{"profile", "spent", "count"}

// Reported says how a nation publishes a measure, and the nation's own values.
type Reported struct {
	Source string
	On     string // goes before a period: "31 March"
	Note   string
	Values []PeriodValue // of the whole nation, oldest first
}

// A PeriodValue is a value of one period, such as "2025" or "2024-25".
type PeriodValue struct {
	Period string
	Value  float64
}
