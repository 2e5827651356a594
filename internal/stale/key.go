package stale

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"strconv"
)

// A Key stands for inputs. Two keys are the same if and only if they were made of the same texts in the same order.
type Key struct{ sum hash.Hash }

// NewKey begins a key, with a text.
func NewKey(text string) *Key { return (&Key{sha256.New()}).Add(text) }

// Add adds to a key what an input is called and what it is now.
func (k *Key) Add(name string, values ...string) *Key {
	k.text(name)
	k.text(strconv.Itoa(len(values)))
	for _, v := range values {
		k.text(v)
	}
	return k
}

// text adds a text with its length before it, so that two are never read as one.
func (k *Key) text(s string) {
	k.sum.Write(append(strconv.AppendInt(nil, int64(len(s)), 10), ':'))
	k.sum.Write([]byte(s))
}

// String is the key as a word.
func (k *Key) String() string { return hex.EncodeToString(k.sum.Sum(nil)[:16]) }
