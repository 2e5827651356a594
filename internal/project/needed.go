package project

// Divisors lists the parameters that something is divided by, as cost is by the families that a team can see: they must be
// above nothing.
var Divisors = []string{"rate.low", "rate.reference", "rate.high", "assumption.weeks", "assumption.direct_share", "assumption.hours_per_family",
	"assumption.births_against_today", "assumption.test_benefit", "observed.families_low", "observed.families_high", "observed.cost_per_family"}
