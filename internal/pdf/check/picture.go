package check

import "slices"

// place takes the matrix that a picture is drawn with. Only pictures are: text and lines keep the page's own coordinates.
func (d *drawing) place() {
	d.square = emptyBox
	if len(d.operands) != 6 || d.number(1) != 0 || d.number(2) != 0 {
		d.checker.problem("operator", d.page, "a matrix turns what is drawn, which this check does not follow")
		return
	}
	d.placed = true
	d.square.see(d.number(4), d.number(5))
	d.square.see(d.number(4)+d.number(0), d.number(5)+d.number(3))
}

// picture draws a picture in the square that it was given.
func (d *drawing) picture() {
	if len(d.operands) != 1 {
		return
	}
	name, _ := d.operands[0].(Name)
	stream, ok := d.checker.file.get(d.pictures[name]).(*Stream)
	switch {
	case !ok:
		d.checker.problem("picture", d.page, "the picture %s is not among the page's", name)
	case stream.Dict["Subtype"] != Name("Image"):
		d.checker.problem("picture", d.page, "%s is not a picture, and this check follows nothing else", name)
	default:
		d.checker.pictureObject(d.page, stream.Dict)
	}
	if !d.placed {
		d.checker.problem("picture", d.page, "the picture %s has no place", name)
	}
	d.draw(Piece{Left: d.square.left, Bottom: d.square.bottom, Right: d.square.right, Top: d.square.top})
}

// pictureObject checks a picture against the archival standard: colours that the file's profile explains, and nothing
// that readers may show in different ways.
func (c *checker) pictureObject(page int, d Dict) {
	for _, key := range []Name{"Width", "Height"} {
		if n, _ := d[key].(int); n <= 0 {
			c.problem("picture", page, "a picture has no %s", key)
		}
	}
	if space, _ := c.file.get(d["ColorSpace"]).(Name); space != "DeviceRGB" && space != "DeviceGray" {
		c.problem("picture-color", page, "a picture's colours are %v, which the output intent does not explain", d["ColorSpace"])
	}
	if d["Interpolate"] == true {
		c.problem("picture", page, "a picture asks to be smoothed")
	}
	for _, key := range []Name{"Alternates", "OPI"} {
		if d[key] != nil {
			c.problem("picture", page, "a picture has %s", key)
		}
	}
	if filter, _ := d["Filter"].(Name); !slices.Contains([]Name{"FlateDecode", "DCTDecode", ""}, filter) {
		c.problem("picture", page, "a picture is packed by %s", filter)
	}
}
