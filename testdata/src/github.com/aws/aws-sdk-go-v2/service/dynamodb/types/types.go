// Package types is a stub of github.com/aws/aws-sdk-go-v2/service/dynamodb/types:
// declarations as there.
package types

type AttributeValue interface{ isAttributeValue() }

type AttributeValueMemberS struct{ Value string }

func (*AttributeValueMemberS) isAttributeValue() {}
