// Package figure holds numbers that can be asked where they come from.
//
// A [Figure] is either given (a value with its unit, period and source) or worked out from other
// figures by the functions of this package, which remember their operands. The working of a figure is
// therefore the figure itself: a tree of operations whose leaves are given. Nothing reaches a page
// that is not a Figure, and nothing is printed but by [Figure.Text].
//
//	births := figure.Given("births", "Live births", 3300, figure.Babies, "2022", "ons-births-2022")
//	rate   := figure.Given("rate.reference", "Reference rate", 0.15, figure.Share, "1999", "van-ijzendoorn-1999")
//	need   := figure.Multiply(births, rate).Named("need.reference", "Babies likely to need help", figure.Babies)
//	need.Text(figure.Exact) // "495"
//
// The operations are few and plain, so that a page's script can work the same tree out again from
// figures.json and reach the same bits: every result is rounded to a float64 before it is used again.
package figure

import (
	"math"
)

// A Unit says what a figure counts and so how it is printed.
type Unit string

// The units, with what they print as.
const (
	Babies   Unit = "babies"
	People   Unit = "people"
	Families Unit = "families"
	Pounds   Unit = "pounds" // whole pounds unless the figure is a price for one of something
	WTE      Unit = "WTE"    // whole-time equivalents, two decimals
	Share    Unit = "share"  // 0 to 1, printed as a percentage
	Factor   Unit = "factor" // a plain multiplier
	Hours    Unit = "hours"
	Weeks    Unit = "weeks"
	Years    Unit = "years"
	Number   Unit = "number"
	Rate     Unit = "rate"             // for each thousand or ten thousand, one decimal
	Pence    Unit = "pounds and pence" // a price for one of something, two decimals
)

// Units lists every unit, for checking what a project file names.
var Units = []Unit{Babies, People, Families, Pounds, WTE, Share, Factor, Hours, Weeks, Years, Number, Rate, Pence}

// A Method says how a figure is known. Readers are told it beside every figure.
type Method string

// The methods, from the surest to the least sure.
const (
	Counted  Method = "counted"
	Modelled Method = "modelled"
	Assumed  Method = "assumed"
)

// An Operation is how a worked-out figure was reached from its arguments. The empty operation means a given figure.
type Operation string

// The operations. Round has two arguments: what is rounded and the step it is rounded to.
const (
	OpGiven    Operation = ""
	OpAdd      Operation = "add"
	OpSubtract Operation = "subtract"
	OpMultiply Operation = "multiply"
	OpDivide   Operation = "divide"
	OpRound    Operation = "round"
	OpMin      Operation = "min"
	OpMax      Operation = "max"
	OpPower    Operation = "power"
)

// A Figure is a number with its label, unit and origin. Treat it as read-only once it has been named.
type Figure struct {
	*Naming // never nil; the steps inside a working share an empty one, so that they are small
	Value   float64
	Unit    Unit
	Method  Method

	Operation Operation
	Arguments []*Figure
}

// Naming is what a figure is called and, if it is given, what it stands on.
type Naming struct {
	ID     string // as in model.md, for example "need.reference"; empty for a step inside a working
	Label  string
	Period string // with Source and Note, of given figures
	Source string // an id of data/sources.toml
	Note   string
}

// unnamed is the naming of steps. It is never changed.
var unnamed = &Naming{}

// Given returns a figure that stands on a source. Its method is Counted until the caller says otherwise.
func Given(id, label string, value float64, unit Unit, period, source string) *Figure {
	return &Figure{Naming: &Naming{ID: id, Label: label, Period: period, Source: source}, Value: value, Unit: unit, Method: Counted}
}

// Constant returns an unnamed number that belongs to a formula itself, such as the 1 in "1 − share".
func Constant(value float64) *Figure {
	return &Figure{Naming: unnamed, Value: value, Unit: Number, Method: Counted}
}

// Named gives a worked-out figure its id, label and unit, and returns it.
// It panics on a given figure or one that has a name already: both would rename what others hold.
func (f *Figure) Named(id, label string, unit Unit) *Figure {
	if f.Operation == OpGiven || f.ID != "" {
		panic("figure: only an unnamed result can be named, not " + f.ID + " as " + id)
	}
	f.Naming, f.Unit = &Naming{ID: id, Label: label}, unit
	return f
}

// WithUnit gives a step inside a working, or a bare number, its unit, and returns it. It panics on a figure that has a name:
// others hold it.
func (f *Figure) WithUnit(unit Unit) *Figure {
	if f.ID != "" {
		panic("figure: the unit of " + f.ID + " is set already")
	}
	f.Unit = unit
	return f
}

// Renamed is the same figure under another id and label.
func (f *Figure) Renamed(id, label string) *Figure {
	made, naming := *f, *f.Naming
	naming.ID, naming.Label = id, label
	made.Naming = &naming
	return &made
}

// Anchor is the figure's name as an anchor in a page: "figure-need-reference".
func (f *Figure) Anchor() string {
	anchor := []byte("figure-" + f.ID)
	for i, c := range anchor {
		if c == '.' || c == '_' {
			anchor[i] = '-'
		}
	}
	return string(anchor)
}

// Assumption reports whether the figure, or anything it was worked out from, is an assumption.
func (f *Figure) Assumption() bool { return f.Method == Assumed }

// result makes the figure for one operation. A result is assumed when any operand is, otherwise modelled:
// a sum of counts is still a count.
func result(op Operation, value float64, arguments []*Figure) *Figure {
	method := Counted
	if op != OpAdd {
		method = Modelled
	}
	for _, a := range arguments {
		switch {
		case a.Method == Assumed:
			method = Assumed
		case a.Method == Modelled && method == Counted:
			method = Modelled
		}
	}
	return &Figure{Naming: unnamed, Value: value, Unit: arguments[0].Unit, Method: method, Operation: op, Arguments: arguments}
}

// Add returns the sum of one or more figures.
func Add(terms ...*Figure) *Figure {
	sum := 0.0
	for _, t := range terms {
		sum += t.Value
	}
	return result(OpAdd, sum, terms)
}

// Subtract returns a less b.
func Subtract(a, b *Figure) *Figure { return result(OpSubtract, a.Value-b.Value, []*Figure{a, b}) }

// Multiply returns the product of one or more figures, multiplied from left to right.
func Multiply(factors ...*Figure) *Figure {
	product := 1.0
	for _, f := range factors {
		product *= f.Value
	}
	return result(OpMultiply, product, factors)
}

// Divide returns a ÷ b. It panics when b is zero: the caller checks first what it is about to divide by.
func Divide(a, b *Figure) *Figure {
	if b.Value == 0 {
		panic("figure: " + a.ID + " divided by zero (" + b.ID + ")")
	}
	return result(OpDivide, a.Value/b.Value, []*Figure{a, b})
}

// Power returns a to the power b.
func Power(a, b *Figure) *Figure {
	return result(OpPower, integerPower(a.Value, int(b.Value)), []*Figure{a, b})
}

// integerPower multiplies step by step, so that every machine and a page's script reach the same bits.
func integerPower(base float64, exponent int) float64 {
	value := 1.0
	for range exponent {
		value *= base
	}
	return value
}

// Min returns the smallest of one or more figures.
func Min(of ...*Figure) *Figure {
	least := of[0].Value
	for _, f := range of[1:] {
		least = math.Min(least, f.Value)
	}
	return result(OpMin, least, of)
}

// Max returns the largest of one or more figures.
func Max(of ...*Figure) *Figure {
	most := of[0].Value
	for _, f := range of[1:] {
		most = math.Max(most, f.Value)
	}
	return result(OpMax, most, of)
}

// Steps to round to. They are shared so that workings print the same words everywhere.
var (
	one       = Constant(1)
	hundredth = Constant(0.01)
	tenth     = Constant(0.1)
)

// Whole rounds half up to a whole number, such as whole pounds or whole families.
func Whole(f *Figure) *Figure { return result(OpRound, RoundTo(f.Value, 1), []*Figure{f, one}) }

// Hundredths rounds half up to 0.01, as WTE are.
func Hundredths(f *Figure) *Figure {
	return result(OpRound, RoundTo(f.Value, 0.01), []*Figure{f, hundredth})
}

// Tenths rounds half up to 0.1, as rates for each thousand people are.
func Tenths(f *Figure) *Figure { return result(OpRound, RoundTo(f.Value, 0.1), []*Figure{f, tenth}) }

// RoundTo rounds half up to a multiple of step, which is 1 or a negative power of ten.
//
// A product such as 0.15 × 47,950 may miss the half it stands for by the last bits of a float64, so
// anything within a millionth of the next half counts as that half.
func RoundTo(value, step float64) float64 {
	scale := math.Round(1 / step)
	// The conversion keeps the product and the sum apart on machines that could fuse them.
	return math.Floor(float64(value*scale)+0.5+1e-6) / scale
}
