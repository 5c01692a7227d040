package rusuban.local.kill.clocked;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import rusuban.webhook.WebhookHandler;
import rusuban.wiring.PostResponseExecutor;

/** The webhook function with {@link ToldTime} as its clock. */
public final class ClockedWebhook
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final WebhookHandler webhookHandler =
      new WebhookHandler(ToldTime.parts(PostResponseExecutor.of(System.getenv(), System.out)));

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
    return webhookHandler.handleRequest(request, context);
  }
}
