package model

import (
	"casemaker/internal/figure"
)

// A Driver is something that the result depends on, moved to its low and high end with all else as it is.
type Driver struct {
	ID, Name  string
	Low, High Moved
	Central   string // as printed
}

// Moved is a driver at one end: what it is moved to, and what comes out.
type Moved struct {
	At        string // as printed
	PerFamily *figure.Figure
	Coverage  *figure.Figure
}

// sensitivity moves each driver to both ends.
func (c *Case) sensitivity(m *Model, births *figure.Figure) {
	if c.Plan.Capacity.Value == 0 {
		return
	}
	base := c.inputs(births)
	c.planDriver(m, "births", "Births against today’s", "as today", base, func(in *Inputs, high bool) string {
		end := c.end("assumption.births_against_today", high)
		in.Births, in.Sized = figure.Multiply(births, end), nil
		return end.Text(figure.Exact) + " times"
	})
	c.planDriver(m, "pay_point", "Pay point", "as planned", base, func(in *Inputs, high bool) string {
		in.Point = "entry"
		if high {
			in.Point = "top"
		}
		return in.Point + " of each band"
	})
	c.planDriver(m, "pension", "Pension view", "paid by the employer", base, func(in *Inputs, high bool) string {
		in.FullPension = high
		if high {
			return "full public cost"
		}
		return "paid by the employer"
	})
	c.simpleDrivers()
}

// end is one end of a parameter's range, as an assumption of its own.
func (c *Case) end(id string, high bool) *figure.Figure {
	f := c.parameter(id)
	bounds := c.Project.Ranges[id]
	end, word := bounds[0], "low"
	if high {
		end, word = bounds[1], "high"
	}
	made := figure.Given(id+"."+word, f.Label+", "+word, end, f.Unit, "", f.Source)
	made.Method = figure.Assumed
	return made
}

// planDriver moves a driver that changes posts, so the plan is worked out anew.
func (c *Case) planDriver(m *Model, id, name, central string, base Inputs, move func(in *Inputs, high bool) string) {
	d := &Driver{ID: id, Name: name, Central: central}
	for _, high := range []bool{false, true} {
		in := c.sized(base)
		end, word := &d.Low, "low"
		if high {
			end, word = &d.High, "high"
		}
		end.At = move(&in, high)
		p := c.plan(m, in)
		stem := "sensitivity." + id + "." + word + "."
		c.nameCosts(p, stem, name+", "+end.At+": ")
		need := c.figures["need.reference"]
		if in.Births != base.Births {
			need = figure.Multiply(in.Births, c.parameter("rate.reference"))
		}
		c.moved(end, stem, name+", "+end.At, p.Recurrent, p.Capacity, need)
	}
	c.Drivers = append(c.Drivers, d)
}

// moved names the results at one end of a driver.
func (c *Case) moved(end *Moved, stem, label string, recurrent, capacity, need *figure.Figure) {
	if capacity.Value > 0 {
		end.PerFamily = c.add(figure.Divide(recurrent, capacity).Named(stem+"per_family", label+": cost for each family", figure.Pence))
	}
	end.Coverage = c.add(figure.Divide(capacity, need).Named(stem+"coverage", label+": share of the reference need", figure.Share))
}

// simpleDrivers moves overhead, hours and direct share, which leave the posts as they are.
func (c *Case) simpleDrivers() {
	p, need := c.Plan, c.figures["need.reference"]
	for _, s := range []struct{ id, parameter, name string }{
		{"overhead", "assumption.overhead", "Overhead"},
		{"hours", "assumption.hours_per_family", "Hours for one family"},
		{"direct_share", "assumption.direct_share", "Share of direct-work time with families"},
	} {
		if _, ok := c.Project.Ranges[s.parameter]; !ok {
			continue
		}
		d := &Driver{ID: s.id, Name: s.name, Central: c.parameter(s.parameter).Text(figure.Exact)}
		for _, high := range []bool{false, true} {
			end, word := &d.Low, "low"
			if high {
				end, word = &d.High, "high"
			}
			value := c.end(s.parameter, high)
			end.At = value.Text(figure.Exact)
			recurrent, capacity := p.Recurrent, p.Capacity
			switch s.id {
			case "overhead":
				recurrent = figure.Add(p.Direct, figure.Whole(figure.Multiply(p.Direct, value)))
			case "hours":
				capacity = figure.Whole(figure.Multiply(p.DirectWTE, figure.Divide(figure.Multiply(c.parameter("assumption.weeks"), p.Inputs.Pay.Hours, p.Inputs.DirectShare), value)))
			case "direct_share":
				capacity = figure.Whole(figure.Multiply(p.DirectWTE, figure.Divide(figure.Multiply(c.parameter("assumption.weeks"), p.Inputs.Pay.Hours, value), p.Inputs.Hours)))
			}
			c.moved(end, "sensitivity."+s.id+"."+word+".", s.name+", "+end.At, recurrent, capacity, need)
		}
		c.Drivers = append(c.Drivers, d)
	}
}

// A PayView is the team's pay and on-costs at one pay point and in one view of the pension.
type PayView struct {
	Point        string
	Budget, Full *figure.Figure
}

// payViews works out pay and on-costs at every pay point, as the employer pays and at full public cost.
func (c *Case) payViews(m *Model, births *figure.Figure) {
	for _, point := range []string{"entry", "midpoint", "top"} {
		v := PayView{Point: point}
		for _, full := range []bool{false, true} {
			in := c.sized(c.inputs(births))
			in.Point, in.FullPension = point, full
			p := c.plan(m, in)
			id, label := "pay_view."+point+".budget", "Pay and on-costs, "+point+", pension as the employer pays"
			if full {
				id, label = "pay_view."+point+".full", "Pay and on-costs, "+point+", full public cost of pensions"
			}
			c.nameCosts(p, id+".", label+": ")
			sum := c.add(p.Pay.Named(id, label, figure.Pounds))
			if full {
				v.Full = sum
			} else {
				v.Budget = sum
			}
		}
		c.PayViews = append(c.PayViews, v)
	}
}

// sized takes the WTE of the area's plan over, for a plan of the same posts and births.
func (c *Case) sized(in Inputs) Inputs {
	for _, post := range c.Plan.Posts {
		in.Sized = append(in.Sized, post.WTE)
	}
	return in
}

// nameCosts gives the posts of a plan besides the area's own their ids, so that a working can point to them.
func (c *Case) nameCosts(p *Plan, stem, label string) {
	for _, post := range p.Posts {
		if post.WTE.ID == "" {
			c.add(post.WTE.Named(stem+"post."+post.Post.ID+".wte", label+post.Post.Role+", WTE", figure.WTE))
		}
		c.add(post.Total.Named(stem+"post."+post.Post.ID+".total", label+post.Post.Role+", total", figure.Pounds))
	}
}
