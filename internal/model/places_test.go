package model_test

import (
	"strings"
	"testing"
	"time"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// What is on record decides what a paper may say of a service: the surest of what is known, and in part where not all of the
// area, or not every member, has one.
func TestWhatIsOnRecord(t *testing.T) {
	p := caseOf(t, "exampleshire").Project
	m := model.Prepare(p)
	service := func(tier, status, part string) project.Provision {
		return project.Provision{ID: "s", Name: "the Service", Tier: tier, Status: status, Part: part, AsOf: "2019"}
	}
	for _, c := range []struct {
		trait, text, value string
		on                 []project.Provision
	}{
		{model.TraitNotFound, "", "", nil},
		{model.TraitNotFound, "", "", []project.Provision{service("targeted", project.Running, "")}},
		{model.TraitServed, "provision.running", "the Service", []project.Provision{service("specialised", project.Running, "")}},
		{model.TraitPart, "provision.running", "the Service (two wards)", []project.Provision{service("specialised", project.Running, "two wards")}},
		{model.TraitLastKnown, "provision.last_known", "the Service (2019)", []project.Provision{service("specialised", project.LastKnown, "")}},
		{model.TraitClosed, "provision.closed", "the Service (2019)", []project.Provision{service("specialised", project.Closed, "")}},
		{model.TraitUndetermined, "", "", []project.Provision{service("specialised", project.Undetermined, "")}},
	} {
		a := made(p, 3300, 0.24, 280000, 0)
		for _, v := range c.on {
			a.Provision.Put(v.ID, v)
		}
		of := m.Case(a)
		for _, trait := range []string{model.TraitServed, model.TraitPart, model.TraitLastKnown, model.TraitClosed, model.TraitUndetermined, model.TraitNotFound} {
			if got, want := of.Is(trait), trait == c.trait; got != want {
				t.Errorf("with %v on record the area is %s: %t, want %t", c.on, trait, got, want)
			}
		}
		if got, _ := of.Text(c.text); got != c.value {
			t.Errorf("with %v on record %s is %q, want %q", c.on, c.text, got, c.value)
		}
	}
}

// A service that was last known, and that money is decided for beyond the papers' date, is asked about before any team; so is one
// that runs. One that was paid for, whose money may have ended, comes off what is asked for.
func TestMoneyDecidedForAService(t *testing.T) {
	p := caseOf(t, "exampleshire").Project
	m := model.Prepare(p)
	today := p.Settings.Date
	service := project.Provision{ID: "s", Name: "the Service", Tier: "specialised", AsOf: "2025", Money: "The council pays."}
	for _, c := range []struct {
		name, status, part string
		until              time.Time
		gap, net           bool
	}{
		{"running", project.Running, "", time.Time{}, true, false},
		{"running in part", project.Running, "two wards", time.Time{}, false, true},
		{"decided", project.LastKnown, "", today, true, false},
		{"decided for a part", project.LastKnown, "two wards", today.AddDate(1, 0, 0), false, true},
		{"money that has ended", project.LastKnown, "", today.AddDate(0, 0, -1), false, true},
		{"closed", project.Closed, "", today.AddDate(1, 0, 0), false, false},
	} {
		a := made(p, 3300, 0.24, 280000, 0)
		v := service
		v.Status, v.Part, v.PaidUntil = c.status, c.part, c.until
		a.Provision.Put(v.ID, v)
		of := m.Case(a)
		if of.Is(model.TraitGap) != c.gap || of.Is(model.TraitNet) != c.net {
			t.Errorf("%s: the gap is asked for: %t, net of a service: %t", c.name, of.Is(model.TraitGap), of.Is(model.TraitNet))
		}
		if got, _ := of.Text("provision.money"); got != "The council pays." {
			t.Errorf("%s: its money is %q", c.name, got)
		}
	}
}

// A health body is served where every one of its councils is, and in part where some are. Its text names each service once.
func TestServicesOfMembers(t *testing.T) {
	gm := caseOf(t, "nhs-greater-manchester")
	said, _ := gm.Text("provision.running")
	if !gm.Is(model.TraitServed) || strings.Count(said, "Greater Manchester model") != 1 || !strings.Contains(said, " in each of Bolton, Bury, ") {
		t.Errorf("Greater Manchester is served: %t, by %s", gm.Is(model.TraitServed), said)
	}
	lancashire := caseOf(t, "nhs-lancashire-and-south-cumbria")
	count, _ := lancashire.Figure("members.count")
	served, _ := lancashire.Figure("members.served")
	if lancashire.Is(model.TraitServed) || !lancashire.Is(model.TraitPart) || count.Value != 4 || served.Value != 1 {
		t.Errorf("Lancashire and South Cumbria is served: %t, in part: %t, in %v of %v councils", lancashire.Is(model.TraitServed), lancashire.Is(model.TraitPart), served, count)
	}
}

// The births of Cornwall include those of the Isles of Scilly: a pool of both counts them once, and the islands' people as well.
func TestJointFiguresArePooledOnce(t *testing.T) {
	c := caseOf(t, "nhs-cornwall-and-the-isles-of-scilly")
	cornwall, scilly := caseOf(t, "cornwall"), caseOf(t, "isles-of-scilly")
	value := func(c *model.Case, id string) float64 {
		f, ok := c.Figure(id)
		if !ok {
			return -1
		}
		return f.Value
	}
	if got, want := value(c, "births"), value(cornwall, "births"); got != want || value(scilly, "births") != -1 {
		t.Errorf("births of both are %v, want Cornwall's %v alone", got, want)
	}
	if got, want := value(c, "population"), value(cornwall, "population")+value(scilly, "population"); got != want {
		t.Errorf("people of both are %v, want %v", got, want)
	}
	if got, want := value(c, "low_income"), value(cornwall, "low_income"); got != want {
		t.Errorf("children in low-income families are %v of both, want %v, that of the births", got, want)
	}
	if years := c.Years(); len(years) != 10 {
		t.Errorf("births of both are known for %v, want ten years", years)
	}
	if _, ok := cornwall.Figure("births.per_thousand"); ok {
		t.Error("births that include another place's are set against Cornwall's people alone")
	}
}

// The profile sets an area beside its nation, the middle of its region and the middle of the councils most like it, all of one
// period.
func TestProfileStandsBesideOthers(t *testing.T) {
	c := caseOf(t, "rochdale")
	shown := map[string]*model.Shown{}
	for _, s := range c.Profile {
		shown[s.Measure.ID] = s
	}
	s := shown["looked_after"]
	if s == nil || s.Region == nil || s.Similar == nil || s.Nation == nil || s.Count == nil {
		t.Fatalf("the profile of Rochdale has of children looked after only %+v", s)
	}
	for _, c := range []struct {
		what string
		f    *figure.Figure
		want float64
	}{
		{"here", s.Here, 102}, {"number", s.Count, 594}, {"England", s.Nation, 67},
		{"lowest of the region", s.Region.Least, 62}, {"middle of the region", s.Region.Middle, 90}, {"highest of the region", s.Region.Most, 184},
		{"middle of those most like it", s.Similar.Middle, 86},
	} {
		if c.f.Value != c.want {
			t.Errorf("children looked after, %s: %v, want %v", c.what, c.f.Value, c.want)
		}
	}
	if s.Here.Period != "31 March 2025" || shown["fostering_week"].Here.Period != "2024/25" || len(s.Trend) != 4 {
		t.Errorf("children looked after are of %q, fostering of %q, the trend has %d periods", s.Here.Period, shown["fostering_week"].Here.Period, len(s.Trend))
	}
	if s := shown["infant_mortality"]; s != nil {
		t.Errorf("deaths under one year are shown for Rochdale, where the rate stands for fewer than ten: %v", s.Here.Value)
	}
}

// What is published of a member has an id that names the member: the same measure of two of them is two figures.
func TestMembersMeasuresAreTheirOwn(t *testing.T) {
	c := caseOf(t, "nhs-lancashire-and-south-cumbria")
	seen := map[string]string{}
	for _, m := range c.MemberProfiles() {
		f := m.Here("low_income")
		if f == nil {
			t.Fatalf("%s has no children in low-income families", m.Area.Name)
		}
		if before, twice := seen[f.ID]; twice {
			t.Errorf("%s of %s is %s of %s too", f.ID, m.Area.Name, f.ID, before)
		}
		seen[f.ID] = m.Area.Name
	}
}
