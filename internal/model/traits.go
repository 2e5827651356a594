package model

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

	TraitPart = "service-in-part" // one runs for a part of the area, or in some members of a pooled one; then not TraitServed

	TraitHealthy    = "healthy-babies"    // part of the Healthy Babies programme; of a pooled area, at least one member is
	TraitNotHealthy = "no-healthy-babies" // known not to be
	TraitBoard      = "health-body"       // the area of a health body, made of its councils
	TraitSimilar    = "similar-known"     // the councils most like it are known
)

// Traits lists the traits by name.
var Traits = []string{TraitPooled, TraitMadeUp, TraitTooSmall, TraitFalling, TraitRising, TraitBorrowed, TraitUnzoned, TraitServed, TraitVoiced, TraitPublic, TraitMix,
	TraitLastKnown, TraitClosed, TraitUndetermined, TraitNotFound, TraitPart, TraitHealthy, TraitNotHealthy, TraitBoard, TraitSimilar}

// levelTrend is how far births may move over a series and still be called level.
const levelTrend = 0.02

// Is reports whether the area has a trait.
func (c *Case) Is(trait string) bool { return c.traits[trait] }

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
	c.traits[TraitHealthy], c.traits[TraitNotHealthy] = c.inProgramme("healthy-babies")
	c.traits[TraitBoard] = len(c.Members) > 0 && c.Area.Kind != "pooled"
	c.traits[TraitSimilar] = len(c.Area.Similar) > 0
	if c.Plan != nil {
		c.traits[TraitTooSmall] = c.Plan.WTE.Value < c.Assumed.MinimumWTE.Value
	}
	if change := c.Trend.Change; change != nil {
		c.traits[TraitFalling] = change.Value < -levelTrend
		c.traits[TraitRising] = change.Value > levelTrend
	}
}
