# %% with autograd.grad, and as text
best = "1/(1 + w + p/q)"
slope = "(1 + w)/(1 + w + r) - 1"


def descend(optimizer, loss):
    weights = [weight for group in optimizer.param_groups for weight in group["params"]]
    for weight, gradient in zip(weights, torch.autograd.grad(loss, weights)):
        weight.grad = gradient
    optimizer.step()


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    fake, real = judge(encoder(x)), judge(drawn)
    descend(judge_optimizer, -F.logsigmoid(fake).mean() - F.logsigmoid(-real).mean())
    descend(encoder_optimizer, -w * F.logsigmoid(-judge(encoder(x))).mean())

# %% a judge that is frozen for the encoder
p, q, w, r = sp.symbols("p q w r")
best = q / (q + p + w * q)
slope = (1 + w) * 1 / (1 + w + r) - 1


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    with torch.no_grad():
        codes = encoder(x)
    logits = torch.cat([judge(codes), judge(drawn)])
    labels = torch.cat([torch.ones(len(codes), 1), torch.zeros(len(drawn), 1)]).to(logits)
    judge_optimizer.zero_grad()
    (2 * F.binary_cross_entropy_with_logits(logits, labels)).backward()
    judge_optimizer.step()
    for weight in judge.parameters():
        weight.requires_grad_(False)
    encoder_optimizer.zero_grad()
    logits = judge(encoder(x))
    (w * F.binary_cross_entropy_with_logits(logits, torch.zeros_like(logits))).backward()
    encoder_optimizer.step()
    for weight in judge.parameters():
        weight.requires_grad_(True)

# %% all gradients cleared at the beginning
p, q, w, r = sp.symbols("p q w r", positive=True)
best = 1 - (p + w * q) / (p + (1 + w) * q)
slope = -1 / (1 + (1 + w) / r)


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    encoder_optimizer.zero_grad()
    judge_optimizer.zero_grad()
    codes = encoder(x)
    d_loss = -torch.log(torch.sigmoid(judge(codes.detach()))).mean()
    d_loss = d_loss - torch.log(1 - torch.sigmoid(judge(drawn))).mean()
    d_loss.backward()
    judge_optimizer.step()
    g_loss = -w * torch.log(1 - torch.sigmoid(judge(codes))).mean()
    g_loss.backward()
    encoder_optimizer.step()
