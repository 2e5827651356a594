package model

import (
	"slices"

	"casemaker/internal/project"
)

// The traits that a document may ask for with is="…" and not="…".
const (
	TraitPooled   = "pooled"
	TraitMadeUp   = "made-up"
	TraitTooSmall = "too-small"
	TraitFalling  = "trend-falling"
	TraitRising   = "trend-rising"
	TraitBorrowed = "pay-borrowed"  // costed on another nation's pay table
	TraitUnzoned  = "zone-unstated" // in London, without a stated pay zone
	TraitServed   = "served"        // a specialised service is recorded here
	TraitVoiced   = "voiced"        // someone here has been quoted
	TraitPublic   = "public-body"   // the publisher is a public body
	TraitMix      = "mix-assumed"   // who would pay what is the project's own proposal

	// What is known of a specialised service here: one of these, or TraitServed.
	TraitLastKnown    = "service-last-known"   // one is on record, and nothing says whether it still runs
	TraitClosed       = "service-closed"       // one has closed
	TraitUndetermined = "service-undetermined" // only something general is published
	TraitNotFound     = "service-not-found"    // no public record was found

	TraitOwnPosts       = "own-posts"        // the area states the posts of its team
	TraitPreferred      = "preferred-stated" // the area has chosen an option
	TraitFullPreferred  = "preferred-full"   // what is asked for is the full team
	TraitScored         = "scored"           // a local panel has scored the options
	TraitShares         = "shares-team"      // too small to work alone, with neighbours that are known
	TraitSeveral        = "several-teams"    // for several teams of the model's size
	TraitMoney          = "money-stated"     // the area says what money there is
	TraitOverMoney      = "over-money"       // what is asked for costs more
	TraitFunder         = "funder-confirmed" // at least one funder has confirmed its part
	TraitFunded         = "funding-whole"    // all of them have
	TraitFamiliesAbove  = "families-above-observed"
	TraitFamiliesBelow  = "families-below-observed"
	TraitCostAbove      = "cost-above-observed"
	TraitLowIncomeKnown = "low-income-known"

	TraitPart = "service-in-part" // one runs for a part of the area, or in some members of a pooled one; then not TraitServed

	TraitGap = "gap-asked" // a specialised service is at work in all of it, or has been decided on: papers ask for the difference, not for a team
	TraitNet = "net-asked" // one is at work or decided on in part, or what was last paid for one is known: it comes off what is asked for

	TraitHealthy    = "healthy-babies"    // part of the Healthy Babies programme; of a pooled area, at least one member is
	TraitNotHealthy = "no-healthy-babies" // known not to be
	TraitBoard      = "health-body"       // the area of a health body, made of its councils
	TraitSimilar    = "similar-known"     // the councils most like it are known

	TraitWithin = "within-others" // areas made of several councils have it among theirs, such as that of its health body

	TraitOldBirths = "births-old" // the latest births found are more than two years older than the papers

	TraitFewBabies   = "few-babies"   // fewer than ten a year by the highest estimate of need
	TraitFewFamilies = "few-families" // what is asked for would see fewer than five a year
)

// Traits lists the traits by name.
var Traits = []string{TraitPooled, TraitMadeUp, TraitTooSmall, TraitFalling, TraitRising, TraitBorrowed, TraitUnzoned, TraitServed, TraitVoiced, TraitPublic, TraitMix,
	TraitLastKnown, TraitClosed, TraitUndetermined, TraitNotFound, TraitPart, TraitGap, TraitNet, TraitHealthy, TraitNotHealthy, TraitBoard, TraitSimilar,
	TraitOwnPosts, TraitPreferred, TraitFullPreferred, TraitScored, TraitShares, TraitSeveral, TraitMoney, TraitOverMoney, TraitFunder, TraitFunded,
	TraitFamiliesAbove, TraitFamiliesBelow, TraitCostAbove, TraitLowIncomeKnown, TraitOldBirths, TraitFewBabies, TraitFewFamilies, TraitWithin}

// levelTrend is how far births may move over a series and still be called level.
const levelTrend = 0.02

// Below these a count is said in words: so few cannot be told to the one, and "about 1 families" is no English.
const (
	fewBabies   = 9.5
	fewFamilies = 5
)

// Is reports whether the area has a trait.
func (c *Case) Is(trait string) bool { return c.traits[trait] }

// Concerns reports whether what is for some areas only is for this one or for a member of it; none named means all.
func (c *Case) Concerns(slugs []string) bool {
	return len(slugs) == 0 || slices.Contains(slugs, c.Area.Slug) ||
		slices.ContainsFunc(c.Members, func(m *Case) bool { return slices.Contains(slugs, m.Area.Slug) })
}

// setTraits notes what documents may ask of an area.
func (c *Case) setTraits() {
	c.traits[TraitPooled] = len(c.Members) > 0
	c.traits[TraitPublic] = c.Project.Settings.PublicBody
	c.traits[TraitMix] = c.MixAssumed && len(c.Funders) > 0
	c.traits[TraitVoiced] = len(c.Area.Quotes.IDs) > 0
	c.traits[TraitMadeUp] = c.Area.MadeUp
	c.traits[TraitBorrowed] = c.Nation.PayNote != ""
	c.traits[TraitUnzoned] = c.Area.Region == "London" && !c.Area.ZoneStated
	c.traits[c.served()] = true
	c.traits[TraitGap] = c.wholly(c.decided)
	c.traits[TraitNet] = !c.Is(TraitGap) && slices.ContainsFunc(c.Provision(), func(p project.Provision) bool {
		return c.decided(p) || p.Tier == "specialised" && p.Status == project.LastKnown && p.Money != ""
	})
	c.traits[TraitHealthy], c.traits[TraitNotHealthy] = c.inProgramme("healthy-babies")
	c.traits[TraitBoard] = len(c.Members) > 0 && c.Area.Kind != "pooled"
	c.traits[TraitWithin] = len(c.Project.AreasWith(c.Area.Slug)) > 0
	c.traits[TraitOldBirths] = c.Old(c.Births)
	c.traits[TraitSimilar] = len(c.Area.Similar) > 0
	if c.Plan != nil {
		c.setPlanTraits()
	}
	if change := c.Trend.Change; change != nil {
		c.traits[TraitFalling] = change.Value < -levelTrend
		c.traits[TraitRising] = change.Value > levelTrend
	}
}

// setPlanTraits notes how the plan stands.
func (c *Case) setPlanTraits() {
	is := func(trait string, holds bool) { c.traits[trait] = holds }
	is(TraitTooSmall, c.Plan.WTE.Value < c.Assumed.MinimumWTE.Value)
	is(TraitShares, c.Is(TraitTooSmall) && len(c.Here.Shared.Neighbours) > 0)
	is(TraitSeveral, !c.ownPosts() && c.Full.Scale.Value >= c.Assumed.SeveralTeams.Value)
	is(TraitOwnPosts, c.ownPosts())
	is(TraitPreferred, c.Area.Preferred != "")
	is(TraitFullPreferred, c.Preferred != nil && c.Preferred.Plan == c.Full)
	is(TraitScored, c.Area.Panel.Name != "")
	is(TraitLowIncomeKnown, c.LowIncome != nil)
	is(TraitMoney, c.Envelope != nil)
	is(TraitFewBabies, c.Need.High.Value < fewBabies)
	is(TraitFewFamilies, c.Plan.Capacity.Value < fewFamilies)
	is(TraitOverMoney, c.Preference.Left != nil && c.Preference.Left.Value < 0)
	confirmed := 0
	for _, f := range c.Funders {
		if f.Contribution.Status == "confirmed" {
			confirmed++
		}
	}
	is(TraitFunder, confirmed > 0)
	is(TraitFunded, confirmed > 0 && confirmed == len(c.Funders) && (c.UnfundedTotal == nil || c.UnfundedTotal.Value == 0))
	seen, far := c.Assumed.Observed, c.Assumed.Observed.Far.Value
	is(TraitFamiliesAbove, c.Here.PerTeam.Value > seen.FamiliesHigh.Value*far)
	is(TraitFamiliesBelow, !c.Is(TraitTooSmall) && c.Here.PerTeam.Value*far < seen.FamiliesLow.Value)
	is(TraitCostAbove, c.Ratios.PerFamily != nil && c.Ratios.PerFamily.Value > seen.CostPerFamily.Value*far)
}
