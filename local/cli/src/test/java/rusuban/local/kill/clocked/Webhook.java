package rusuban.local.kill.clocked;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import rusuban.webhook.Handler;
import rusuban.wiring.AfterAnswer;

/** The webhook function with {@link ToldTime} as its clock. */
public final class Webhook
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final Handler handler =
      new Handler(ToldTime.parts(AfterAnswer.of(System.getenv(), System.out)));

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
    return handler.handleRequest(request, context);
  }
}
