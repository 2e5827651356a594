package project

// Divisors lists the parameters that something is divided by: they must be above nothing.
var Divisors = []string{"rate.low", "rate.reference", "rate.high", "assumption.hours_per_family", "assumption.test_benefit", "observed.families_low"}
