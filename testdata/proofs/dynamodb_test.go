package proofs_test

import (
	"context"
	"errors"
	"strconv"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

var (
	usersTable = aws.String("users")
	ifThere    = aws.String("attribute_exists(id)")
)

// attributes is an item, or the key of one, as the library has it.
type attributes = map[string]types.AttributeValue

func keyAttributes(id int) attributes {
	return attributes{"id": &types.AttributeValueMemberN{Value: strconv.Itoa(id)}}
}

var isConditionFailed = told(func(err error) bool {
	var failed *types.ConditionalCheckFailedException
	return errors.As(err, &failed)
})

func getItem(ctx context.Context, c *dynamodb.Client, id int) (*dynamodb.GetItemOutput, error) {
	return c.GetItem(ctx, &dynamodb.GetItemInput{TableName: usersTable, Key: keyAttributes(id)})
}

func TestDynamoDBReads(t *testing.T) {
	c, ctx := openDynamoDB(t), t.Context()
	proves(t, "github.com/aws/aws-sdk-go-v2/service/dynamodb", "Client.GetItem", silent, func(id int) (any, error) {
		got, err := getItem(ctx, c, id)
		return got.Item, err
	})
	proves(t, "github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue", "UnmarshalMap", silent, func(id int) (any, error) {
		got, err := getItem(ctx, c, id)
		if err != nil {
			return nil, err
		}
		var u user
		err = attributevalue.UnmarshalMap(got.Item, &u)
		return u, err
	})
	proves(t, "github.com/aws/aws-sdk-go-v2/service/dynamodb", "Client.TransactGetItems", silent, func(id int) (any, error) {
		got, err := c.TransactGetItems(ctx, &dynamodb.TransactGetItemsInput{TransactItems: []types.TransactGetItem{
			{Get: &types.Get{TableName: usersTable, Key: keyAttributes(id)}},
		}})
		return got.Responses[0].Item, err // one for each key
	})
	proves(t, "github.com/aws/aws-sdk-go-v2/service/dynamodb", "Client.BatchGetItem", list, func(id int) (any, error) {
		got, err := c.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{RequestItems: map[string]types.KeysAndAttributes{
			*usersTable: {Keys: []map[string]types.AttributeValue{keyAttributes(id)}},
		}})
		return got.Responses[*usersTable], err
	})
	proves(t, "github.com/aws/aws-sdk-go-v2/service/dynamodb", "Client.Query", list, func(id int) (any, error) {
		got, err := c.Query(ctx, &dynamodb.QueryInput{
			TableName:                 usersTable,
			KeyConditionExpression:    aws.String("id = :id"),
			ExpressionAttributeValues: attributes{":id": keyAttributes(id)["id"]},
		})
		return got.Items, err
	})
}

// renaming returns an update of a user.
func renaming(id int) *dynamodb.UpdateItemInput {
	return &dynamodb.UpdateItemInput{
		TableName:                 usersTable,
		Key:                       keyAttributes(id),
		UpdateExpression:          aws.String("SET #n = :name"),
		ExpressionAttributeNames:  map[string]string{"#n": "name"},
		ExpressionAttributeValues: attributes{":name": &types.AttributeValueMemberS{Value: "Bea"}},
	}
}

func TestDynamoDBWritesMatchNothing(t *testing.T) {
	c, ctx := openDynamoDB(t), t.Context()
	proves(t, "github.com/aws/aws-sdk-go-v2/service/dynamodb", "Client.UpdateItem", failure, func(id int) (any, error) {
		update := renaming(id)
		update.ConditionExpression = ifThere
		update.ReturnValues = types.ReturnValueAllNew
		return c.UpdateItem(ctx, update)
	}, isConditionFailed)
	proves(t, "github.com/aws/aws-sdk-go-v2/service/dynamodb", "Client.PutItem", failure, func(id int) (any, error) {
		return c.PutItem(ctx, &dynamodb.PutItemInput{
			TableName: usersTable, Item: keyAttributes(id), ConditionExpression: ifThere,
		})
	}, isConditionFailed)
	proves(t, "github.com/aws/aws-sdk-go-v2/service/dynamodb", "Client.DeleteItem", silent, func(id int) (any, error) {
		got, err := c.DeleteItem(ctx, &dynamodb.DeleteItemInput{
			TableName: usersTable, Key: keyAttributes(id), ReturnValues: types.ReturnValueAllOld,
		})
		return got.Attributes, err
	})
	proves(t, "github.com/aws/aws-sdk-go-v2/service/dynamodb", "Client.DeleteItem", failure, func(id int) (any, error) {
		if id == present {
			c.UpdateItem(ctx, renaming(id)) // it was deleted above
		}
		return c.DeleteItem(ctx, &dynamodb.DeleteItemInput{
			TableName: usersTable, Key: keyAttributes(id), ConditionExpression: ifThere,
		})
	}, isConditionFailed)
}

func TestDynamoDBWritesCreate(t *testing.T) {
	c, ctx := openDynamoDB(t), t.Context()
	proves(t, "github.com/aws/aws-sdk-go-v2/service/dynamodb", "Client.UpdateItem", creates, func(id int) (any, error) {
		if _, err := c.UpdateItem(ctx, renaming(id)); err != nil {
			return nil, err
		}
		got, err := getItem(ctx, c, id)
		return got.Item, err
	})
	c = openDynamoDB(t)
	proves(t, "github.com/aws/aws-sdk-go-v2/service/dynamodb", "Client.PutItem", creates, func(id int) (any, error) {
		if _, err := c.PutItem(ctx, &dynamodb.PutItemInput{TableName: usersTable, Item: keyAttributes(id)}); err != nil {
			return nil, err
		}
		got, err := getItem(ctx, c, id)
		return got.Item, err
	})
}
