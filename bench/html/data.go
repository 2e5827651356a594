package main

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"casemaker/internal/chart"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/format"
	"casemaker/internal/table"
)

// object is a record of an area's data.
type object = map[string]any

// blocks are filled blocks as data: what they say, not how a page writes it.
func (a *area) blocks(blocks []document.Block) ([]object, error) {
	list := []object{}
	for _, b := range blocks {
		o, err := a.block(b)
		if err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	return list, nil
}

func (a *area) block(b document.Block) (object, error) {
	switch b := b.(type) {
	case *document.Paragraph:
		text, err := a.inlines(b.Text)
		return object{"kind": "paragraph", "text": text}, err
	case *document.List:
		items := [][]object{}
		for _, item := range b.Items {
			blocks, err := a.blocks(item.Blocks)
			if err != nil {
				return nil, err
			}
			items = append(items, blocks)
		}
		return object{"kind": "list", "ordered": b.Ordered, "tight": b.Tight, "items": items}, nil
	case *document.KeyFigures:
		items := []object{}
		for _, item := range b.Items {
			o := object{"label": item.Label, "text": item.Text, "detail": item.Detail}
			if item.Figure != nil && item.Figure.ID != "" {
				o["anchor"] = item.Figure.Anchor()
				if least, most, ok := strings.Cut(item.Text, document.RangeMark); ok && item.Least != nil {
					o["least"], o["leastAnchor"], o["text"] = least, item.Least.Anchor(), most
				}
			}
			if item.Source != "" {
				o["source"] = a.filled.SourceNumber(item.Source)
			}
			items = append(items, o)
		}
		return object{"kind": "key-figures", "items": items}, nil
	case *document.Table:
		return a.table(b.Table), nil
	case *document.Chart:
		return a.chart(b.Chart)
	case *document.References:
		items := []object{}
		for _, r := range b.Items {
			text, err := a.inlines(r.Text)
			if err != nil {
				return nil, err
			}
			items = append(items, object{"number": r.Number, "text": text})
		}
		return object{"kind": "references", "items": items}, nil
	}
	return nil, fmt.Errorf("a block of the brief is a %T, which has no form as data", b)
}

func (a *area) inlines(inlines []document.Inline) ([]object, error) {
	list := []object{}
	for _, in := range inlines {
		var o object
		var err error
		switch in := in.(type) {
		case *document.Text:
			o = object{"kind": "text", "value": in.Value}
		case *document.Link:
			var text []object
			text, err = a.inlines(in.Text)
			o = object{"kind": "link", "url": in.URL, "text": text}
		case *document.Emphasis:
			var text []object
			text, err = a.inlines(in.Text)
			o = object{"kind": "emphasis", "text": text}
		case *document.Strong:
			var text []object
			text, err = a.inlines(in.Text)
			o = object{"kind": "strong", "text": text}
		case *document.Number:
			o = object{"kind": "figure", "value": in.Text, "anchor": in.Figure.Anchor(), "assumed": in.Figure.Assumption()}
		default:
			err = fmt.Errorf("a passage of the brief has a %T, which has no form as data", in)
		}
		if err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	return list, nil
}

func (a *area) table(t *table.Table) object {
	columns, rows := []object{}, []object{}
	for _, c := range t.Columns {
		columns = append(columns, object{"heading": c.Heading, "number": c.Number})
	}
	for _, r := range t.Rows {
		cells := []object{}
		for i, c := range r.Cells {
			o := object{"number": t.Columns[i].Number}
			switch {
			case len(c.List) > 0:
				o["list"] = c.List
			default:
				o["text"] = c.String()
			}
			if c.Figure != nil && a.filled.Explains(t, c.Figure) {
				o["anchor"] = c.Figure.Anchor()
			}
			cells = append(cells, o)
		}
		rows = append(rows, object{"id": r.ID, "total": r.Total, "group": r.Group, "cells": cells})
	}
	return object{"kind": "table", "id": t.ID, "caption": t.Caption, "columns": columns, "rows": rows, "notes": t.Notes, "sources": a.numbers(t.Sources)}
}

func (a *area) numbers(sources []string) []int {
	list := []int{}
	for _, s := range sources {
		list = append(list, a.filled.SourceNumber(s))
	}
	return list
}

func (a *area) chart(c *chart.Chart) (object, error) {
	o := object{"id": c.ID, "title": c.Title, "subtitle": c.Subtitle, "note": c.Note, "sources": a.numbers(c.Sources), "size": a.offered(c), "alt": c.Alt, "folder": "areas/" + a.filled.Case.Area.Slug}
	file, err := drawn(chart.SVG(c, chart.Wide))
	if err != nil {
		return nil, err
	}
	file["frame"], o["file"] = chart.Wide.Class, file
	switch {
	case c.Kind == chart.Flow:
		steps := []object{}
		for _, s := range c.Steps {
			steps = append(steps, object{"heading": s.Heading, "boxes": s.Boxes})
		}
		o["kind"], o["steps"] = "flow", steps
		return o, nil
	case !c.Kind.Pictured():
		layout, rows := c.Layout(), []object{}
		for _, r := range layout.Rows {
			rows = append(rows, object{"label": r.Label, "text": r.Text, "from": r.From * 100, "width": max(r.To-r.From, 0.004) * 100, "other": r.Other})
		}
		o["kind"], o["label"], o["measure"], o["rows"], o["central"] = "bars", c.Label, c.Measure, rows, layout.Central*100
		return o, nil
	}
	pictures := []object{}
	for _, f := range []chart.Frame{chart.Narrow, chart.Wide} {
		picture, err := drawn(chart.SVG(c, f))
		if err != nil {
			return nil, err
		}
		picture["frame"] = f.Class
		pictures = append(pictures, picture)
	}
	o["kind"], o["chart"], o["pictures"] = "picture", string(c.Kind), pictures
	if c.Table != nil {
		o["table"] = a.table(c.Table)
		if len(c.Table.Sources) > 0 {
			o["sources"] = []int{}
		}
	}
	return o, nil
}

// drawn is a picture as its shapes, each with its places and colours: a template is spared the laying out.
func drawn(svg []byte) (object, error) {
	var picture struct {
		ViewBox string `xml:"viewBox,attr"`
		Group   struct {
			Shapes []struct {
				XMLName xml.Name
				Places  []xml.Attr `xml:",any,attr"`
				Text    string     `xml:",chardata"`
			} `xml:",any"`
		} `xml:"g"`
	}
	if err := xml.Unmarshal(svg, &picture); err != nil {
		return nil, err
	}
	shapes := []object{}
	for _, s := range picture.Group.Shapes {
		o := object{"shape": s.XMLName.Local}
		for _, p := range s.Places {
			o[strings.ReplaceAll(p.Name.Local, "-", "")] = p.Value
		}
		if s.Text != "" {
			o["text"] = s.Text
		}
		shapes = append(shapes, o)
	}
	return object{"viewBox": picture.ViewBox, "shapes": shapes}, nil
}

// An area is one area's brief, filled.
type area struct {
	filled *content.Filled
	folder string // that casemaker has written its files to
}

// offered says how large the file of a chart is; empty where there is none.
func (a *area) offered(c *chart.Chart) string {
	file, err := os.Stat(filepath.Join(a.folder, "charts", c.ID+".svg"))
	if err != nil {
		return ""
	}
	return format.Size(int(file.Size()))
}
