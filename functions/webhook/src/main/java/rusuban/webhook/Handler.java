package rusuban.webhook;

import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.util.Map;

public final class Handler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent e, Context c) {
    System.out.println(
        "{\"env\":\""
            + System.getenv("TABLE")
            + " "
            + System.getenv("AWS_ENDPOINT_URL_DYNAMODB")
            + " "
            + System.getenv("LINE_API")
            + "\"}");
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(e.getHeaders().get("x-line-signature") == null ? 401 : 200)
        .withHeaders(Map.of("n", e.getPathParameters().get("account")))
        .withBody("{}")
        .build();
  }
}
