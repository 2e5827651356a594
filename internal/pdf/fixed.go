package pdf

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// fixedPerEm is the size at which a font's units are its own.
func fixedPerEm(units sfnt.Units) fixed.Int26_6 { return fixed.I(int(units)) }
