package tagged

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"encoding/binary"
	"fmt"
	"strconv"
	"sync"
)

// objects writes the objects of a file. Those without a stream are packed together and compressed, which makes a
// tagged file, with its thousands of small elements, about as small as one without tags.
type objects struct {
	out     bytes.Buffer
	raw     bytes.Buffer // what the canvas wrote
	entries []entry      // by number; 0 is not an object
	packed  []byte       // objects for the next pack
	index   []byte       // their numbers and offsets
	count   int
	pack    int // the number of the next pack's object
	zip     *zlib.Writer
	zipped  bytes.Buffer
}

// An entry says where an object is: at an offset of the file, or the nth of a pack.
type entry struct {
	pack, at int
}

// perPack is how many objects are packed together: readers unpack the whole to read one.
const perPack = 200

// level is how hard data is compressed. Against the usual 6 it takes a third off the time of a whole document, and adds a
// fourteenth to its size.
const level = 2

// used keeps the room of files that were written, for the next.
var used = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(nil, level)
	return &objects{zip: z}
}}

func newObjects() *objects {
	o := used.Get().(*objects)
	o.out.Reset()
	o.raw.Reset()
	o.entries = append(o.entries[:0], entry{})
	o.packed, o.index, o.count = o.packed[:0], o.index[:0], 0
	o.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	return o
}

// allocate reserves the number of an object that is written later.
func (o *objects) allocate() int {
	o.entries = append(o.entries, entry{})
	return len(o.entries) - 1
}

// add writes an object and returns its number.
func (o *objects) add(body []byte) int {
	n := o.allocate()
	o.put(n, body)
	return n
}

// put writes an object into the pack.
func (o *objects) put(number int, body []byte) {
	if o.count == 0 {
		o.pack = o.allocate()
	}
	o.entries[number] = entry{pack: o.pack, at: o.count}
	o.index = append(strconv.AppendInt(o.index, int64(number), 10), ' ')
	o.index = append(strconv.AppendInt(o.index, int64(len(o.packed)), 10), ' ')
	o.packed = append(append(o.packed, body...), '\n')
	o.count++
	if o.count == perPack {
		o.flush()
	}
}

// flush writes the pack.
func (o *objects) flush() {
	if o.count == 0 {
		return
	}
	dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d", o.count, len(o.index))
	o.compressed(o.pack, dict, o.index, o.packed)
	o.index, o.packed, o.count = o.index[:0], o.packed[:0], 0
}

// compressed writes a stream that is not compressed yet.
func (o *objects) compressed(number int, dict string, data ...[]byte) {
	o.zipped.Reset()
	o.zip.Reset(&o.zipped)
	for _, d := range data {
		o.zip.Write(d)
	}
	o.zip.Close()
	o.stream(number, dict+"/Filter/FlateDecode", o.zipped.Bytes())
}

// stream writes an object with a stream as it is.
func (o *objects) stream(number int, dict string, data []byte) {
	o.entries[number] = entry{at: o.out.Len()}
	fmt.Fprintf(&o.out, "%d 0 obj\n<<%s/Length %d>>\nstream\n", number, dict, len(data))
	o.out.Write(data)
	o.out.WriteString("\nendstream\nendobj\n")
}

// finish writes the table of objects and returns the file. The objects cannot be used after it.
func (o *objects) finish(root, info int) []byte {
	o.flush()
	number := o.allocate()
	start := o.out.Len()
	o.entries[number] = entry{at: start}
	// Each line of the table is written as its difference from the one above, which compresses well.
	const width = 7
	table := make([]byte, 0, (width+1)*len(o.entries))
	var above [width]byte
	for i, e := range o.entries {
		var row [width]byte
		switch {
		case i == 0:
			row[5], row[6] = 0xFF, 0xFF
		case e.pack > 0:
			row[0] = 2
			binary.BigEndian.PutUint32(row[1:], uint32(e.pack))
			binary.BigEndian.PutUint16(row[5:], uint16(e.at))
		default:
			row[0] = 1
			binary.BigEndian.PutUint32(row[1:], uint32(e.at))
		}
		table = append(table, 2)
		for j := range row {
			table = append(table, row[j]-above[j])
		}
		above = row
	}
	id := md5.Sum(o.out.Bytes())
	o.compressed(number, fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]/DecodeParms<</Predictor 12/Columns %d>>",
		len(o.entries), root, info, id, id, width), table)
	fmt.Fprintf(&o.out, "startxref\n%d\n%%%%EOF\n", start)
	file := bytes.Clone(o.out.Bytes())
	used.Put(o)
	return file
}
