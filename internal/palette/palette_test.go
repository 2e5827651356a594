package palette

import (
	"math"
	"testing"
)

func TestContrast(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{
		{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#0d4f4c", "#ffffff", 9.38}, {"#7fd6cf", "#12161c", 10.73}, {"#767676", "#ffffff", 4.54},
	} {
		a, _ := Parse(test.a)
		b, _ := Parse(test.b)
		if got := Contrast(a, b); math.Abs(got-test.want) > 0.005 {
			t.Errorf("Contrast(%s, %s) = %.3f, want %.2f", test.a, test.b, got, test.want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, text := range []string{"", "#fff", "0d4f4c", "#0d4f4g", "red", "#0d4f4c0"} {
		if c, ok := Parse(text); ok {
			t.Errorf("Parse(%q) = %v, want it refused", text, c)
		}
	}
	if c, ok := Parse("#0D4f4c"); !ok || c.String() != "#0d4f4c" {
		t.Errorf("Parse(#0D4f4c) = %v, %v", c, ok)
	}
}

// Whatever colour a publisher names, there is one like it that can be read.
func FuzzNearest(f *testing.F) {
	f.Add(uint8(0xff), uint8(0x99), uint8(0x00))
	f.Fuzz(func(t *testing.T, r, g, b uint8) {
		c := Color{r, g, b}
		for _, grounds := range [][]Color{{Light().Paper, Light().Panel}, {Dark().Paper, Dark().Panel}} {
			got := Nearest(c, Text, grounds...)
			if least := Least(got, grounds...); least < Text {
				t.Errorf("Nearest(%s) = %s, of contrast %.2f", c, got, least)
			}
			if Least(c, grounds...) >= Text && got != c {
				t.Errorf("Nearest(%s) = %s, want it left alone", c, got)
			}
		}
	})
}
