// Package utils is a stub of github.com/beego/beego/v2/core/utils: declarations as there,
// bodies that return zero values.
package utils

type KV interface{ GetKey() interface{} }
