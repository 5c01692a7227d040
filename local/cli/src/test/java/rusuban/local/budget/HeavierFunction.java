package rusuban.local.budget;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.http.HttpClient;
import rusuban.webhook.WebhookHandler;

/** A planted regression: the webhook function with one client more than it needs. */
public final class HeavierFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final WebhookHandler webhookHandler = new WebhookHandler();

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
    try (var client = HttpClient.newHttpClient()) {
      if (client.followRedirects() == HttpClient.Redirect.ALWAYS) throw new AssertionError();
    }
    return webhookHandler.handleRequest(request, context);
  }
}
