package proofs_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

// An item is one of the table: attributes, which have a type and a value each.
type item map[string]map[string]string

// A dynamoTable answers as the reference of the Amazon DynamoDB API (version
// 2012-08-10) says of each action: an answer has no Item or Attributes if there is no
// such item, UpdateItem adds one, DeleteItem is idempotent, and a condition that does
// not hold is an error. The only conditions it knows are that there is such an item.
type dynamoTable map[string]item

// A dynamoRequest is what the actions are told.
type dynamoRequest struct {
	Key, Item           item
	ConditionExpression string
	ReturnValues        string
	TransactItems       []struct{ Get dynamoRequest }
	RequestItems        map[string]struct{ Keys []item }

	ExpressionAttributeValues item
}

func (table dynamoTable) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var asked dynamoRequest
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	key := asked.Key["id"]["N"] + asked.Item["id"]["N"] // an item has its key within it
	there := table[key]
	if asked.ConditionExpression != "" && there == nil {
		w.WriteHeader(http.StatusBadRequest)
		w.Write([]byte(`{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"}`))
		return
	}
	_, action, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	answer := map[string]any{}
	switch action {
	case "GetItem":
		add(answer, "Item", there)
	case "TransactGetItems":
		one := map[string]any{}
		add(one, "Item", table[asked.TransactItems[0].Get.Key["id"]["N"]])
		answer["Responses"] = []any{one}
	case "BatchGetItem":
		answer["Responses"] = map[string]any{"users": listOf(table[asked.RequestItems["users"].Keys[0]["id"]["N"]])}
	case "Query":
		answer["Items"] = listOf(table[asked.ExpressionAttributeValues[":id"]["N"]])
	case "PutItem":
		add(answer, "Attributes", table[key]) // as ALL_OLD
		table[key] = asked.Item
	case "UpdateItem":
		if asked.ReturnValues == "ALL_OLD" {
			add(answer, "Attributes", there)
		}
		table[key] = item{"id": asked.Key["id"], "name": asked.ExpressionAttributeValues[":name"]}
		if asked.ReturnValues == "ALL_NEW" {
			add(answer, "Attributes", table[key])
		}
	case "DeleteItem":
		add(answer, "Attributes", there) // as ALL_OLD
		delete(table, key)
	default:
		http.Error(w, "the test has no answer to "+action, http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "application/x-amz-json-1.0")
	json.NewEncoder(w).Encode(answer)
}

// add gives the answer a field, unless there is no item.
func add(answer map[string]any, field string, i item) {
	if i != nil {
		answer[field] = i
	}
}

// listOf returns a list of the item, or of nothing.
func listOf(i item) []item {
	if i == nil {
		return []item{}
	}
	return []item{i}
}

// openDynamoDB returns a client of a table that holds the one user.
func openDynamoDB(t *testing.T) *dynamodb.Client {
	t.Helper()
	server := httptest.NewServer(dynamoTable{"1": {"id": {"N": "1"}, "name": {"S": name}}})
	t.Cleanup(server.Close)
	return dynamodb.New(dynamodb.Options{
		BaseEndpoint: &server.URL,
		Region:       "eu-central-1",
		Credentials:  aws.AnonymousCredentials{},
	})
}
