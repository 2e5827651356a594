package check

// Addresses lists where the file's links lead on the web, in the order of its pages.
func (f *File) Addresses() []string {
	var all []string
	for _, page := range f.Pages() {
		for _, a := range f.list(f.dict(page)["Annots"]) {
			if address := text(f.get(f.dict(f.dict(a)["A"])["URI"])); address != "" {
				all = append(all, address)
			}
		}
	}
	return all
}

// Described lists what the file's links say in words of where they lead, in the order of its pages.
func (f *File) Described() []string {
	var all []string
	for _, page := range f.Pages() {
		for _, a := range f.list(f.dict(page)["Annots"]) {
			all = append(all, text(f.dict(a)["Contents"]))
		}
	}
	return all
}

// links checks the annotations of the pages.
func (c *checker) links() {
	for i, ref := range c.pages {
		for _, a := range c.file.list(c.file.dict(ref)["Annots"]) {
			annotation, _ := a.(Ref)
			d := c.file.dict(annotation)
			if d["Subtype"] != Name("Link") {
				c.problem("annotation", i+1, "an annotation is a %v", d["Subtype"])
				continue
			}
			if text(d["Contents"]) == "" {
				c.problem("link-contents", i+1, "a link does not say in words where it leads")
			}
			if flags, _ := d["F"].(int); flags&4 == 0 {
				c.problem("link-print", i+1, "a link is not set to print")
			}
			if d["A"] == nil && d["Dest"] == nil {
				c.problem("link", i+1, "a link leads nowhere")
			}
			if at := c.file.list(d["Dest"]); len(at) > 0 {
				if page, _ := at[0].(Ref); c.pageOf[page] == 0 {
					c.problem("link", i+1, "a link leads to a page that is not in the document")
				}
			}
			c.linkOwner(i+1, annotation, d)
		}
	}
}

// linkOwner checks that an annotation and its element lead to each other.
func (c *checker) linkOwner(page int, annotation Ref, d Dict) {
	key, ok := d["StructParent"].(int)
	owner, _ := c.parents[key].(Ref)
	e := c.elements[owner]
	if !ok || e == nil || e["S"] != Name("Link") {
		c.problem("link-tree", page, "a link does not lead back to a Link of the structure")
		return
	}
	for _, kid := range c.kids(e["K"]) {
		if k, isDict := kid.(Dict); isDict && k["Obj"] == annotation {
			return
		}
	}
	c.problem("link-tree", page, "the Link of the structure does not name its annotation")
}
